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
  /// The month in which it counts; nil where the statement has no column for the date.
  var month: Month?
  var area: String?
  var party: String?
  /// The question of a survey that it answers.
  var question: String?
  var place: StatedPlace
}
