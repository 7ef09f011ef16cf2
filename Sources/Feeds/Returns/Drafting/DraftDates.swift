internal import Events

/// In which forms the dates of a column are written, by all of its values.
struct DraftDates {
  /// What is tried, the likeliest first: where two read all values, the first of them is taken, as partners in England
  /// write days first.
  private static let candidates: [FeedFile.DateFormat] = [
    .pattern("dd/MM/yyyy"), .pattern("yyyy-MM-dd"), .pattern("dd-MM-yyyy"), .pattern("dd.MM.yyyy"),
    .pattern("dd/MM/yy"),
    .pattern("dd-MM-yy"), .pattern("dd.MM.yy"), .pattern("d MMM yyyy"), .pattern("d MMM yy"), .pattern("d-MMM-yyyy"),
    .pattern("d-MMM-yy"), .pattern("MMM d, yyyy"), .pattern("yyyy/MM/dd"), .pattern("yyyyMMdd"), .pattern("MM/dd/yyyy"),
    .pattern("MM/dd/yy"), .pattern("yyyy-MM"), .pattern("MM/yyyy"), .pattern("MMMM yyyy"), .pattern("MMM-yy"),
    .pattern("MMM-yyyy"), .quarter, .calendarQuarter, .financialYear,
  ]

  /// The forms, as a feed file writes them; empty where there are none.
  private(set) var formats: [String] = []
  /// Other forms that read every value too, and differently.
  private(set) var alternatives: [String] = []
  /// How many values none of them reads.
  private(set) var unreadCount = 0
  let valueCount: Int

  /// Of values that are no dates.
  init(unread count: Int) { (valueCount, unreadCount) = (count, count) }

  init(_ values: [CellText]) {
    valueCount = values.count
    var texts: [CellText] = []
    var hasDates = false
    for value in values {
      if case .date = value { hasDates = true } else { texts.append(value) }
    }
    // Serial numbers of the years 1990 to 2050, in a column of nothing else.
    let areSerial =
      !texts.isEmpty
      && texts.allSatisfy { (NumberText.plainNumber($0.text)?.double).map { (32_874...55_153).contains($0) } ?? false }
    if areSerial { (formats, texts) = (["serial"], []) }
    let readers = DraftDates.candidates.compactMap { format in
      (try? DateFormats([format], count: .from1900)).map { (format.text, $0) }
    }
    while !texts.isEmpty {
      let reads = readers.map { name, reader in (name, read: texts.map { try? reader.read($0) }) }
      guard let best = reads.max(by: { $0.read.count { $0 != nil } < $1.read.count { $0 != nil } }) else { break }
      let most = best.read.count { $0 != nil }
      guard most > 0, let first = reads.first(where: { $0.read.count { $0 != nil } == most }) else { break }
      formats.append(first.0)
      if formats.count == 1, most == texts.count {
        alternatives = reads.filter { $0.0 != first.0 && $0.read.count { $0 != nil } == most && $0.read != first.read }
          .map(\.0)
      }
      texts = zip(texts, first.read).filter { $0.1 == nil }.map(\.0)
    }
    unreadCount = texts.count
    if formats.isEmpty, hasDates { formats = ["dd/MM/yyyy"] }
  }

  /// Whether all forms are of months, quarters or years.
  var areOfPeriods: Bool { !formats.contains { $0 == "serial" || ($0.contains("d") && $0 != "calendar-quarter") } }

  /// Whether they are numbers that only a heading tells to be dates.
  var areSerial: Bool { formats == ["serial"] }

  /// Whether nearly all values are dates.
  var isSure: Bool { !formats.isEmpty && unreadCount * 10 <= valueCount }
}
