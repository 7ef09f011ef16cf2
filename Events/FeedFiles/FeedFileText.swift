/// Reads feed files from a file: YAML 1.2 (one document or several) or JSON, as the JSON of each feed file.
package enum FeedFileText {
  /// The canonical JSON (RFC 8785) of each feed file in the file, in order, not yet validated.
  ///
  /// Codes are looked at in their order, which canonical JSON does not keep for the keys of a map. So where two could be for
  /// one text, and the order of the file is another than that of canonical JSON, they become a list of maps of one key
  /// each. That is another way to write them, which a file may use itself.
  /// - Throws: a `Refusal` naming the line where the text is neither.
  package static func read(_ text: [UInt8]) throws(Refusal) -> [[UInt8]] {
    try DocumentFile.read(text, of: .feedFile).map { document in
      var ordered: [UInt8] = []
      write(document, document.root, keys: [], to: &ordered)
      var result = JSONDocument()
      guard (try? result.read(ordered[...])) != nil else { preconditionFailure("What was written of JSON is JSON.") }
      return FeedFile.json(result, result.root)
    }
  }

  /// A refusal of a feed file, with the line of the file on which its field stands; where the field is not there, that of
  /// the map that should have it. One that has a line already keeps it. Its reasons come in the order of their lines.
  /// - Parameters:
  ///   - refusal: its field is a path such as `feed.columns.date`.
  ///   - index: the position of the feed file in the file.
  ///   - text: the file's content.
  package static func located(_ refusal: Refusal, feedFile index: Int, in text: [UInt8]) -> Refusal {
    let located = DocumentFile.located(refusal, document: index, of: .feedFile, in: text)
    return Refusal(together: located.each.sorted { $0.line < $1.line }) ?? located
  }

  /// - Parameter keys: the keys that lead to the value.
  private static func write(_ document: JSONDocument, _ node: Int, keys: [String], to output: inout [UInt8]) {
    guard document.kind(node) == .object else {
      output.append(contentsOf: FeedFile.json(document, node))
      return
    }
    let members = Array(document.members(node))
    let isList = keys.count == 3 && keys.last == "codes" && needsOrder(members.map { document.string($0) })
    output.append(UInt8(ascii: isList ? "[" : "{"))
    for (index, member) in members.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      if isList { output.append(UInt8(ascii: "{")) }
      let key = document.string(member)
      JSONEscapes.write(key, to: &output)
      output.append(UInt8(ascii: ":"))
      write(document, member + 1, keys: keys + [key], to: &output)
      if isList { output.append(UInt8(ascii: "}")) }
    }
    output.append(UInt8(ascii: isList ? "]" : "}"))
  }

  /// Whether canonical JSON has two codes in another order that could be for one text.
  private static func needsOrder(_ keys: [String]) -> Bool {
    let patterns = keys.map { try? FeedFile.CodePattern($0, at: "") }
    for (index, pattern) in patterns.enumerated() {
      for later in patterns.indices.dropFirst(index + 1) {
        let isReversed = keys[later].utf16.lexicographicallyPrecedes(keys[index].utf16)
        if isReversed, let one = pattern, let other = patterns[later], one.mayMeet(other) { return true }
      }
    }
    return false
  }
}

extension FeedFile.CodePattern {
  /// Whether there may be a text that both are for.
  fileprivate func mayMeet(_ other: FeedFile.CodePattern) -> Bool {
    switch (self, other) {
    case (.text, .text): return isSame(as: other)
    case (.range(let lower, let upper), .range(let otherLower, let otherUpper)):
      if let upper, let otherLower, upper < otherLower { return false }
      if let otherUpper, let lower, otherUpper < lower { return false }
      return true
    case (.text(let text), .range(let lower, let upper)), (.range(let lower, let upper), .text(let text)):
      guard let number = ExactDecimal(number: text.trimmed) else { return false }
      return lower.map { $0 <= number } ?? true && upper.map { number <= $0 } ?? true
    case (.regex(let regex), .text(let text)), (.text(let text), .regex(let regex)):
      guard let regex = try? Regex(regex).ignoresCase() else { return true }
      return (try? regex.wholeMatch(in: text.trimmed)) != nil
    case (.regex, _), (_, .regex): return true
    }
  }
}
