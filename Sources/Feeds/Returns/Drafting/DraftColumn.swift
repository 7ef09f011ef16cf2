internal import Events
internal import Spreadsheets

/// A column of a sheet that a feed file is drafted for: its heading and what stands below it.
struct DraftColumn {
  let heading: String
  /// The heading's words, lower-case, with a space at each end and between them.
  let words: String
  /// The cells that are not empty.
  let values: [CellText]
  let rowCount: Int
  /// In which forms its values are dates.
  let dates: DraftDates

  init(_ heading: String, _ cells: [CellText]) {
    self.heading = heading
    words = " " + ((try? WordText.word(heading)) ?? "").split(separator: "-").joined(separator: " ") + " "
    values = cells.filter { $0 != .empty }
    rowCount = cells.count
    // No date is without a digit, so most columns need not be tried.
    let haveDigits = values.count { $0.text.utf8.contains { (0x30...0x39).contains($0) } }
    dates = haveDigits * 2 >= values.count ? DraftDates(values) : DraftDates(unread: values.count)
  }

  /// Whether the heading has one of some words, each as a word or several in a row.
  func says(_ wanted: [String]) -> Bool { wanted.contains { words.contains(" " + $0 + " ") } }

  var isFilled: Bool { !values.isEmpty && values.count == rowCount }

  var isUnique: Bool { Set(values).count == values.count }

  /// The different texts, sorted; nil where there are more than a list of codes has.
  func texts(atMost count: Int) -> [String]? {
    var seen: Set<String> = []
    for value in values {
      seen.insert(value.text)
      if seen.count > count { return nil }
    }
    return seen.filter { !$0.isEmpty }.sorted()
  }

  /// Whether nearly all values are numbers.
  var isNumeric: Bool { isNearlyAll(values.count { (try? NumberText.number($0.text)) != nil }) }

  /// Whether nearly all values are GSS codes of areas.
  var isOfAreaCodes: Bool {
    isNearlyAll(values.count { $0.text.wholeMatch(of: #/[A-Z][0-9]{8}/#) != nil })
  }

  /// Whether nearly all values are dates.
  var isOfDates: Bool { !values.isEmpty && dates.isSure }

  private func isNearlyAll(_ count: Int) -> Bool { count > 0 && count * 10 >= values.count * 9 }
}
