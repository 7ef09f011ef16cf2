internal import XML

/// The texts that the cells of a workbook share.
enum SharedTexts {
  static func read(_ part: String, in archive: PartArchive) throws(SpreadsheetError) -> [String] {
    var reader = try archive.read(part, OfficeName.vocabulary)
    var text = OfficeText()
    var (texts, total): ([String], Int) = ([], 0)
    while let event = try reader.next() {
      guard event.kind == .start else { continue }
      switch PartReader.name(event) {
      case .sharedItem:
        try text.read(&reader, event)
        // An empty text has a place too.
        total += text.bytes.count + 16
        guard total <= SpreadsheetLimits.sharedTextBytes else { throw .refused(.tooMuchSharedText) }
        guard let string = text.string else { throw .refused(.tooManyCharacters) }
        texts.append(string)
      default: text.isPreserved = reader.text(.space, of: event) == "preserve"
      }
    }
    return texts
  }
}
