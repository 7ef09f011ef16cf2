/// What can be wrong with the text of a file of definitions, or of a feed file.
public enum DocumentMistake: Mistake {
  case notUTF8
  /// The text is not YAML, for the reason that the reader of YAML gives; with a line where that says where.
  case notYAML(reason: String, hasLine: Bool)
  case noDefinition
  case noFeedFile
  case noForm
  /// The document is too large with its aliases written out.
  case tooLarge
  case keyTwice
  case mergeKey
  /// A key is no word, or stands twice in its map.
  case badKey
  case tag
}
