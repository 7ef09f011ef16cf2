internal import XML

/// The elements and attributes of Office Open XML (ECMA-376) that are read, in both of its editions.
enum OfficeName: UInt8 {
  case other
  // Elements of relationships, with their attributes.
  case relationship, id, target, targetMode, type
  // Elements of a workbook.
  case workbook, workbookProperties, sheet
  // Of styles.
  case numberFormats, numberFormat, cellFormats, format
  // Of sheets and shared texts.
  case sheetData, row, cell, value, formula, inlineText, sharedItem, text, run, phonetic, mergedCell
  // Attributes.
  case name, state, relationshipID, date1904, numberFormatID, formatCode, reference, hidden, cellType, style, space,
    range

  private static let main = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
  ]
  private static let relationships = ["http://schemas.openxmlformats.org/package/2006/relationships"]
  private static let links = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
  ]

  private static let elements: [(OfficeName, String)] = [
    (.workbook, "workbook"), (.workbookProperties, "workbookPr"), (.sheet, "sheet"), (.numberFormats, "numFmts"),
    (.numberFormat, "numFmt"), (.cellFormats, "cellXfs"), (.format, "xf"), (.sheetData, "sheetData"), (.row, "row"),
    (.cell, "c"), (.value, "v"), (.formula, "f"), (.inlineText, "is"), (.sharedItem, "si"), (.text, "t"), (.run, "r"),
    (.phonetic, "rPh"), (.mergedCell, "mergeCell"),
  ]
  private static let attributes: [(OfficeName, String)] = [
    (.id, "Id"), (.target, "Target"), (.targetMode, "TargetMode"), (.type, "Type"), (.name, "name"), (.state, "state"),
    (.date1904, "date1904"), (.numberFormatID, "numFmtId"), (.formatCode, "formatCode"), (.reference, "r"),
    (.hidden, "hidden"), (.cellType, "t"), (.style, "s"), (.range, "ref"),
  ]

  static let vocabulary: XMLVocabulary = {
    var vocabulary = XMLVocabulary()
    for (name, spelling) in elements { vocabulary.add(name.rawValue, spelling, in: main) }
    for (name, spelling) in attributes { vocabulary.add(name.rawValue, spelling) }
    vocabulary.add(relationship.rawValue, "Relationship", in: relationships)
    vocabulary.add(relationshipID.rawValue, "id", in: links)
    vocabulary.add(space.rawValue, "space", in: ["http://www.w3.org/XML/1998/namespace"])
    return vocabulary
  }()
}

extension PartReader {
  /// What the element of a step is.
  static func name(_ event: XMLEvent) -> OfficeName { OfficeName(rawValue: event.name) ?? .other }

  func text(_ attribute: OfficeName, of event: XMLEvent) -> String? { batch.text(attribute.rawValue, of: event) }

  func bytes(_ attribute: OfficeName, of event: XMLEvent) -> ArraySlice<UInt8>? {
    batch.attribute(attribute.rawValue, of: event).map { batch.bytes[$0] }
  }

  /// Whether an attribute says yes.
  func isTrue(_ attribute: OfficeName, of event: XMLEvent) -> Bool {
    guard let bytes = bytes(attribute, of: event) else { return false }
    return ["1", "true", "on"].contains { bytes.elementsEqual($0.utf8) }
  }
}
