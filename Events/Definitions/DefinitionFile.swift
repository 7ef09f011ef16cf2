/// Reads definitions from a file: YAML 1.2 (one document or several) or JSON, as the JSON of each definition.
public enum DefinitionFile {
  /// The canonical JSON (RFC 8785) of each definition in the file, in order, not yet validated. A byte order mark at
  /// the beginning is passed over; an alias stands for a copy of what its anchor names.
  /// - Throws: a `Refusal` naming the line where the text is neither.
  public static func read(_ text: [UInt8]) throws(Refusal) -> [[UInt8]] {
    try DocumentFile.read(text, of: .definition).map { document in
      var canonical: [UInt8] = []
      CanonicalJSON.write(document, document.root, to: &canonical)
      return canonical
    }
  }

  /// A refusal of a definition, with the line of the file on which its field stands; where the field is not there, that
  /// of the map that should have it. One that has a line already keeps it.
  /// - Parameters:
  ///   - refusal: its field is a path such as `definition.count.where.age`.
  ///   - index: the position of the definition in the file.
  ///   - text: the file's content.
  package static func located(_ refusal: Refusal, definition index: Int, in text: [UInt8]) -> Refusal {
    DocumentFile.located(refusal, document: index, of: .definition, in: text)
  }
}
