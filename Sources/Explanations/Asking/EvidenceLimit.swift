/// How many records a reason names.
public enum EvidenceLimit: Sendable, Equatable {
  case first(Int)
  case all

  /// Where nobody says.
  public static let usual = EvidenceLimit.first(20)

  /// Reads a number, or `all`; nil for anything else.
  package init?(_ text: String) {
    if text == "all" {
      self = .all
    } else if let count = Int(text), count >= 0 {
      self = .first(count)
    } else {
      return nil
    }
  }
}
