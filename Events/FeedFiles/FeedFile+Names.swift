extension FeedFile {
  /// The indicators of which its rows are statistics, as far as the file names them: one for all rows, or one for each
  /// code.
  package var indicators: [String] {
    guard row == .statistic, let mapping = mapping(of: "indicator") else { return [] }
    var words: [String] = []
    if case .constant(let json) = mapping.origin, let word = FeedFile.word(json) { words.append(word) }
    words += mapping.codes.compactMap { FeedFile.word($0.value) }
    if case .word(let word) = mapping.otherwise { words.append(word) }
    return words.withoutRepeats
  }

  /// The text that JSON is; nil for any other value.
  package static func word(_ json: [UInt8]) -> String? {
    var document = JSONDocument()
    guard (try? document.read(json[...])) != nil, document.kind(document.root) == .string else { return nil }
    return document.string(document.root)
  }
}
