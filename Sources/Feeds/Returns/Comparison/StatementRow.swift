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
  /// What it says: the mapped fields that are there as canonical JSON, an event's `data`.
  var data: [UInt8]
  /// The mapped fields of which the statement has no column.
  var asHeld: Set<String> = []
  /// The month in which it counts; nil where the statement has no column for the date.
  var month: Month?
  var area: String?
  var party: String?
  /// The question of a survey that it answers.
  var question: String?
  var place: StatedPlace
  /// The cells of its date and its area, as they are shown where they are at fault.
  var dateText = ""
  var areaText = ""

  /// The same, field by field.
  var content: RecordContent { RecordContent(data: data) }

  /// The key as it is shown.
  var keyText: String {
    switch name {
    case .key(let key):
      // The question of a survey stands behind the key.
      key.split(separator: "/", omittingEmptySubsequences: false).dropLast(question == nil ? 0 : 1).map(RowKey.decoded)
        .joined(separator: ", ")
    case .hash: ""
    }
  }
}
