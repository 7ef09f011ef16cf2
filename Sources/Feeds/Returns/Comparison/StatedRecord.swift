internal import Events

/// A record as a statement states it.
struct StatedRecord {
  /// Below the feed's source.
  let subject: String
  /// The fields that the feed file maps, as an event's `data`. What is absent from a row is absent here.
  let data: [UInt8]
  /// The mapped fields that the statement says nothing of, as its columns are missing: they stay as they are held.
  let asHeld: Set<String>
  let month: Month?
  /// Where it stands; where several rows state one record, the first of them.
  let place: StatedPlace

  init(_ row: StatementRow, subject: String) {
    (self.subject, data, asHeld, month, place) = (subject, row.data, row.asHeld, row.month, row.place)
  }

  /// What a row of a survey says of a question that the statement has no column of: all but the answer, which stays as it is
  /// held.
  init(_ row: StatementRow, question: String, subject: String) {
    var content = row.content
    content["question"] = Array(JSONOutput.string(question).text.utf8)
    content[StatedRecord.answer] = nil
    (self.subject, data, month, place) = (subject, content.data, row.month, row.place)
    asHeld = row.asHeld.union([StatedRecord.answer])
  }

  /// Whether it is only about a record that is held.
  var isOnlyAsHeld: Bool { asHeld.contains(StatedRecord.answer) }

  private static let answer = "answer"
}
