/// Reading what names a column, and what fits a text.
extension FeedFile.Pattern {
  /// `/…/` is a regular expression, any other text itself.
  init(_ text: String, at path: String) throws(Refusal) {
    guard let regex = FeedFile.regex(text) else {
      self = .text(text)
      return
    }
    try FeedFile.check(regex, at: path)
    self = .regex(regex)
  }
}

extension FeedFile {
  /// What stands between the slashes of `/…/`; nil for any other text.
  static func regex(_ text: String) -> String? {
    guard text.count > 2, text.hasPrefix("/"), text.hasSuffix("/") else { return nil }
    return String(text.dropFirst().dropLast())
  }

  static func check(_ regex: String, at path: String) throws(Refusal) {
    guard (try? Regex(regex)) == nil else { return }
    throw Refusal(.field(path), value: "/\(regex)/", FeedFileMistake.badRegex)
  }

  /// A text, or a number, true or false as it is written; nil for anything else, and an empty text.
  static func text(_ document: JSONDocument, _ node: Int) -> String? {
    switch document.kind(node) {
    case .string: document.range(node).isEmpty ? nil : document.string(node)
    case .number, .true, .false: String(decoding: document.raw(node), as: UTF8.self)
    case .null, .array, .object: nil
    }
  }

  /// A value as canonical JSON.
  static func json(_ document: JSONDocument, _ node: Int) -> [UInt8] {
    var json: [UInt8] = []
    CanonicalJSON.write(document, node, to: &json)
    return json
  }
}

extension FeedFile.Column {
  /// A heading, or a list of which the first that is there counts.
  init(_ document: JSONDocument, _ node: Int, path: String) throws(Refusal) {
    let nodes = document.kind(node) == .array ? Array(document.elements(node)) : [node]
    guard !nodes.isEmpty else { throw Refusal(.field(path), value: "[]", FeedFileMistake.noColumn) }
    var headings: [FeedFile.Pattern] = []
    for node in nodes {
      guard let text = FeedFile.text(document, node) else {
        throw Refusal(.field(path), value: ObjectReader.text(document, node), FeedFileMistake.noColumn)
      }
      let heading = try FeedFile.Pattern(text, at: path)
      if headings.contains(where: { $0.isSameHeading(as: heading) }) {
        throw Refusal(.field(path), value: text, FeedFileMistake.headingTwice)
      }
      headings.append(heading)
    }
    self.init(headings)
  }

  /// One column or a list of them, no two of which are the same.
  static func list(_ document: JSONDocument, _ node: Int, path: String) throws(Refusal) -> [FeedFile.Column] {
    let nodes = document.kind(node) == .array ? Array(document.elements(node)) : [node]
    guard !nodes.isEmpty else { throw Refusal(.field(path), value: "[]", FeedFileMistake.noColumns) }
    var faults = FaultCollector()
    var columns: [FeedFile.Column] = []
    for node in nodes {
      let column = faults.take { () throws(Refusal) in
        let column = try FeedFile.Column(document, node, path: path)
        if columns.contains(where: { $0.sharesHeading(with: column) }) {
          throw Refusal(.field(path), value: ObjectReader.text(document, node), FeedFileMistake.headingTwice)
        }
        return column
      }
      if let column { columns.append(column) }
    }
    try faults.end()
    return columns
  }

  /// Whether a heading of one is a heading of the other.
  func sharesHeading(with other: FeedFile.Column) -> Bool {
    headings.contains { heading in other.headings.contains { $0.isSameHeading(as: heading) } }
  }

  /// The same, where one may have a regular expression that the other's heading fits.
  func mayShareHeading(with other: FeedFile.Column) -> Bool {
    headings.contains { heading in other.headings.contains { $0.mayBeHeading(of: heading) } }
  }
}

extension FeedFile.Pattern {
  func isSameHeading(as other: FeedFile.Pattern) -> Bool {
    switch (self, other) {
    case (.text(let mine), .text(let theirs)): FeedFile.folded(mine) == FeedFile.folded(theirs)
    case (.regex(let mine), .regex(let theirs)): mine.utf8.elementsEqual(theirs.utf8)
    case (.text, .regex), (.regex, .text): false
    }
  }

  /// Whether one heading may be named by both.
  func mayBeHeading(of other: FeedFile.Pattern) -> Bool {
    switch (self, other) {
    case (.regex(let regex), .text(let text)), (.text(let text), .regex(let regex)):
      guard let regex = try? Regex(regex).ignoresCase() else { return false }
      return (try? regex.wholeMatch(in: text.trimmed)) != nil
    default: return isSameHeading(as: other)
    }
  }

  /// As a feed file writes it.
  package var text: String {
    switch self {
    case .text(let text): text
    case .regex(let regex): "/\(regex)/"
    }
  }
}
