internal import XML

/// The texts that the cells of a workbook share.
enum SharedTexts {
  /// - Returns: nil in the place of a text that is too long: the cells that show it are refused, each where it stands.
  static func read(_ part: String, in archive: PartArchive) throws(SpreadsheetError) -> [String?] {
    var reader = try archive.read(part, OfficeName.vocabulary)
    var text = OfficeText()
    var (texts, total): ([String?], Int) = ([], 0)
    while let event = try reader.next() {
      guard event.kind == .start else { continue }
      switch PartReader.name(event) {
      case .sharedItem:
        try text.read(&reader, event)
        // An empty text has a place too.
        total += text.bytes.count + 16
        guard total <= SpreadsheetLimits.sharedTextBytes else { throw .refused(.tooMuchSharedText) }
        texts.append(text.string)
      default: text.isPreserved = reader.text(.space, of: event) == "preserve"
      }
    }
    return texts
  }
}
