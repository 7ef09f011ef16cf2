extension DocumentMistake {
  public func rule(at door: Door) -> String { words.rule }

  public func remedy(at door: Door) -> String { words.remedy }

  private var words: (rule: String, remedy: String) {
    switch self {
    case .notUTF8: ("the text is not valid UTF-8", "Save the file as UTF-8")
    case .notYAML(let reason, let hasLine):
      ("this is not YAML: \(reason)", hasLine ? "Correct the line" : "Correct the file")
    case .noDefinition:
      ("there is no definition in the file", "Write one as those in Projections/Definitions are written")
    case .noFeedFile:
      ("there is no feed file in it", "Write one as Sources/Feeds/README.md#a-first-feed-file shows")
    case .noForm: ("there is no return form in it", "Write one as form --example marac prints")
    case .tooLarge:
      (
        "a document has at most \(DocumentFile.maximumByteCount) bytes with its aliases written out",
        "Use fewer aliases"
      )
    case .keyTwice: ("the key stands twice in one map", "Write each key once")
    case .mergeKey: ("YAML 1.2 has no key that merges maps", "Write the keys out")
    case .badKey: ("a key is a word that stands once in its map", "Write each key once")
    case .tag:
      (
        "a document is made of plain texts, numbers, lists and maps, and has no tags",
        "Leave the tag out, and put a text in quotes where it could be taken for a number"
      )
    }
  }
}
