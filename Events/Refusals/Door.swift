/// Where a question comes in, and where what is said of it is read.
public enum Door: Hashable, Sendable {
  /// The command line: `--known-at`.
  case command
  /// An address of the interface or of a page: `known-at`.
  case address

  /// What a parameter is called there.
  public func name(_ parameter: Parameter) -> String {
    switch self {
    case .command: parameter.isArgument ? parameter.name : "--" + parameter.name
    case .address: parameter.name
    }
  }
}
