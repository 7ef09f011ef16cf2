internal import Events

/// A row as the feed file maps it: what one record would say.
struct StatementRow {
  /// What names the row's record below the feed's source; without a key what the row says, as a hash.
  enum Name: Hashable {
    /// The parts of the key, escaped and joined.
    case key(String)
    case hash(String)
  }

  var name: Name
  var content: RecordContent
  /// The mapped fields of which the statement has no column.
  var asHeld: Set<String> = []
  var month: Month
  var area: String?
  var party: String?
  var place: RowPlace

  /// The text in which a part of a key stands in a subject: `%` and `/` are percent-encoded.
  static func escaped(_ part: String) -> String {
    part.replacing("%", with: "%25").replacing("/", with: "%2F")
  }
}
