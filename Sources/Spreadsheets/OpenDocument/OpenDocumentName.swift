internal import XML

/// The elements and attributes of OpenDocument 1.0 to 1.4 that are read.
enum OpenDocumentName: UInt8 {
  case other
  // Elements.
  case encryptionData, style, tableProperties, spreadsheet, table, rowGroup, headerRows, rows, row, cell, coveredCell
  case paragraph, heading, spaces, tab, lineBreak, annotation, ruby, note
  // Attributes.
  case styleName, family, display, tableName, tableStyle, visibility, rowsRepeated, columnsRepeated, formula
  case valueType, value, dateValue, timeValue, booleanValue, stringValue, extendedType, count

  private static let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  private static let styles = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  private static let tables = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  private static let texts = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  private static let manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
  /// LibreOffice's own attributes.
  private static let extensions = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"

  private static let spellings: [(OpenDocumentName, String, String)] = [
    (.encryptionData, "encryption-data", manifest), (.style, "style", styles),
    (.tableProperties, "table-properties", styles), (.spreadsheet, "spreadsheet", office), (.table, "table", tables),
    (.rowGroup, "table-row-group", tables), (.headerRows, "table-header-rows", tables), (.rows, "table-rows", tables),
    (.row, "table-row", tables), (.cell, "table-cell", tables), (.coveredCell, "covered-table-cell", tables),
    (.paragraph, "p", texts), (.heading, "h", texts), (.spaces, "s", texts), (.tab, "tab", texts),
    (.lineBreak, "line-break", texts), (.annotation, "annotation", office), (.ruby, "ruby-text", texts),
    (.note, "note", texts), (.styleName, "name", styles), (.family, "family", styles), (.display, "display", tables),
    (.tableName, "name", tables), (.tableStyle, "style-name", tables), (.visibility, "visibility", tables),
    (.rowsRepeated, "number-rows-repeated", tables), (.columnsRepeated, "number-columns-repeated", tables),
    (.formula, "formula", tables), (.valueType, "value-type", office), (.value, "value", office),
    (.dateValue, "date-value", office), (.timeValue, "time-value", office), (.booleanValue, "boolean-value", office),
    (.stringValue, "string-value", office), (.extendedType, "value-type", extensions), (.count, "c", texts),
  ]

  static let vocabulary: XMLVocabulary = {
    var vocabulary = XMLVocabulary()
    for (name, spelling, namespace) in spellings { vocabulary.add(name.rawValue, spelling, in: [namespace]) }
    return vocabulary
  }()
}

extension PartReader {
  /// What the element of a step is.
  static func element(_ event: XMLEvent) -> OpenDocumentName { OpenDocumentName(rawValue: event.name) ?? .other }

  func text(_ attribute: OpenDocumentName, of event: XMLEvent) -> String? {
    batch.text(attribute.rawValue, of: event)
  }

  func bytes(_ attribute: OpenDocumentName, of event: XMLEvent) -> ArraySlice<UInt8>? {
    batch.attribute(attribute.rawValue, of: event).map { batch.bytes[$0] }
  }

  /// How many times an element stands for itself: once where it does not say.
  func repeats(_ attribute: OpenDocumentName, of event: XMLEvent) throws(SpreadsheetError) -> Int {
    guard let bytes = bytes(attribute, of: event) else { return 1 }
    guard let count = NumberText.whole(bytes), count > 0 else {
      throw .refused(.badRepeat(String(decoding: bytes.prefix(80), as: UTF8.self)))
    }
    return count
  }
}
