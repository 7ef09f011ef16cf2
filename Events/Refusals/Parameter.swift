/// The name of a parameter of a question: an option of a command, or a parameter of an address.
public struct Parameter: Hashable, Sendable {
  public let name: String
  /// Whether a command takes it by its place among the words, without a name.
  package let isArgument: Bool

  public init(_ name: String) { self.init(name, isArgument: false) }

  private init(_ name: String, isArgument: Bool) { (self.name, self.isArgument) = (name, isArgument) }

  public static let acceptChanges = Parameter("accept-changes")
  public static let acceptNewKey = Parameter("accept-new-key")
  public static let acceptRemovals = Parameter("accept-removals")
  public static let area = Parameter("area")
  public static let areas = Parameter("areas")
  public static let corrects = Parameter("corrects")
  public static let definition = Parameter("definition")
  public static let indicator = Parameter("indicator")
  public static let from = Parameter("from")
  public static let knownAt = Parameter("known-at")
  public static let published = Parameter("published")
  public static let quarter = Parameter("quarter", isArgument: true)
  public static let recordedAt = Parameter("recorded-at")
  public static let to = Parameter("to")
  public static let until = Parameter("until")
}
