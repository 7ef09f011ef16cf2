internal import Events

/// The lines of fields whose values are words: which word a partner's stands for.
extension DraftWriter {
  /// The most different words of which a list is made.
  private static let maximumCodes = 30

  mutating func writeWords(
    _ field: String, _ start: String, _ empty: String, _ column: DraftColumn, _ rule: ValueRule
  ) {
    if field == "risk", DraftCodes.areScores(column) {
      add(start + #", codes: { "14..": high, "10..13": medium, "..9": standard }"# + empty + " }", .riskRanges)
      return
    }
    let isList = ValueMaker(rule: rule).element != nil
    let separators = isList ? DraftCodes.separators(column) : []
    let split = separators.isEmpty ? "" : ", split: \(YAMLText.list(separators))"
    guard let words = DraftCodes.words(rule) else {
      add(start + split + ", words: true" + empty + " }", .anyWord)
      return
    }
    guard let texts = texts(of: column, separators), !DraftCodes.areTold(texts) else {
      add(start + split + empty + " }", .told(words: words))
      return
    }
    let coded = texts.compactMap { text in DraftCodes.guess(text, field).map { (text, $0) } }
    let codes = coded.map { "\(YAMLText.text($0)): \($1)" }.joined(separator: ", ")
    add(start + split + (codes.isEmpty ? "" : ", codes: { \(codes) }") + empty + " }", .codes)
    let shown = DraftCodes.shownTexts(texts, field)
    for text in shown { add("    ", .chooseWord(text: YAMLText.text(text), words: words)) }
    let hiddenCount = texts.count - coded.count - shown.count
    if hiddenCount > 0 { add("    ", .hiddenWords(hiddenCount, words: words)) }
  }

  /// The different words of a column, or of its lists' elements; nil where there are too many to be codes.
  private func texts(of column: DraftColumn, _ separators: [String]) -> [String]? {
    guard let texts = column.texts(atMost: DraftWriter.maximumCodes * 4) else { return nil }
    let marks = Set(separators.flatMap { Array($0) })
    let parts = texts.flatMap { $0.split { marks.contains($0) }.map { String($0).trimmed } }.filter { !$0.isEmpty }
    // Codes are compared without case.
    var seen: Set<String> = []
    let different = parts.filter { seen.insert(CaselessText.folded($0)).inserted }
    return different.count <= DraftWriter.maximumCodes ? different.sorted() : nil
  }
}
