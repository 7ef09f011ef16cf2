/// Where a question comes in, and where what is said of it is read.
public enum Door: Hashable, Sendable {
  /// The command line: `--known-at`.
  case command
  /// An address of the interface or of a page: `known-at`.
  case address

  /// What a parameter is called there.
  public func name(_ parameter: Parameter) -> String {
    switch self {
    case .command: "--" + parameter.name
    case .address: parameter.name
    }
  }
}

/// The name of a parameter of a question: an option of a command, or a parameter of an address.
public struct Parameter: Hashable, Sendable {
  public let name: String

  public init(_ name: String) { self.name = name }

  public static let area = Parameter("area")
  public static let areas = Parameter("areas")
  public static let definition = Parameter("definition")
  public static let from = Parameter("from")
  public static let knownAt = Parameter("known-at")
  public static let published = Parameter("published")
  public static let quarter = Parameter("quarter")
  public static let to = Parameter("to")
  public static let until = Parameter("until")
}
