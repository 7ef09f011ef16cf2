internal import Crypto
package import Events

/// What one row says of one record, or of one figure: content as the events have it, whatever the file was.
package struct MappedRow: Sendable {
  package let place: RowPlace
  /// Nil where the feed file names no key: rows alike are then counted.
  package let key: RowKey?
  /// The names of the fields, the same for all rows of a sheet.
  package let layout: MappedLayout
  /// The value of each field of the layout.
  package var values: [MappedValue]
  /// The counting date, or the start of what a figure is of; nil where the sheet lacks its column.
  package let date: DateReading?
  /// Nil where the record has none, or the sheet lacks its column.
  package let area: String?
  /// The question of a survey that it answers.
  package let question: String?
  /// The indicator of a figure.
  package let indicator: String?
  /// The cells of its date and its area, as they are shown where they are at fault; empty where they are not to be.
  package var dateText = ""
  package var areaText = ""

  /// The value of a field; nil where the feed file says nothing of it.
  package func value(_ field: String) -> MappedValue? { layout.position(of: field).map { values[$0] } }

  /// What the subject has behind the feed's source, where rows have a key: the key, and the question of a survey.
  package var subjectPath: String? {
    key.map { $0.path.text + (question.map { "/" + RowKey.encoded($0) } ?? "") }
  }

  /// The fields that are there as canonical JSON, attributes in an object of their own: an event's `data`.
  package var content: [UInt8] { layout.object(values) }

  /// SHA-256 over the content, in hexadecimal: the same for rows that are alike in all mapped fields.
  package var contentHash: String { MappedRow.hash(content) }

  static func hash(_ content: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = SHA256.hash(data: content).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A row that cannot be taken, with all that is wrong with it.
package struct RefusedRow: Sendable {
  package let place: RowPlace
  package let faults: [ReturnFault]
  /// What it is about and when, as far as that can be read.
  package let key: RowKey?
  package let date: DateReading?
  package let party: String?

  /// All faults as one refusal.
  package var refusal: Refusal {
    guard let refusal = Refusal(together: faults.map(\.refusal)) else {
      preconditionFailure("A row is refused for a fault.")
    }
    return refusal
  }
}
