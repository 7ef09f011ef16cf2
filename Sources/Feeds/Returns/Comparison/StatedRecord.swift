internal import Events

/// A record as a statement states it.
struct StatedRecord {
  /// Below the feed's source.
  let subject: String
  /// The fields that the feed file maps. What is absent from a row is absent here.
  var content: RecordContent
  /// The mapped fields that the statement says nothing of, as its columns are missing: they stay as they are held.
  var asHeld: Set<String> = []
  /// The month in which the record counts.
  let month: Month
  let area: String?
  /// Where it stands; where several rows state one record, the first of them.
  let place: RowPlace
}

/// Where a row stands.
package struct RowPlace: Hashable, Sendable {
  /// The file as it is to be named, and its position among those of the statement.
  package var file: String
  package var fileNumber: Int
  package var sheet: String?
  package var row: Int
  package var line: Int?

  package init(file: String, fileNumber: Int, sheet: String?, row: Int, line: Int?) {
    (self.file, self.fileNumber, self.sheet, self.row, self.line) = (file, fileNumber, sheet, row, line)
  }
}
