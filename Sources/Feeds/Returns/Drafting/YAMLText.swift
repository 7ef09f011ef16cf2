internal import Events

/// Texts as YAML has them, in flow style too.
enum YAMLText {
  private static let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]

  /// Plain where nothing can be taken for anything else, else in double quotes with JSON's escapes.
  static func text(_ text: String) -> String {
    let isPlain =
      text.wholeMatch(of: /[A-Za-z][A-Za-z0-9 \/_.-]*/) != nil && !text.hasSuffix(" ")
      && !words.contains(text.lowercased())
    if isPlain { return text }
    var json: [UInt8] = []
    json.append(json: TextSanitizer.line(text))
    return String(decoding: json, as: UTF8.self)
  }

  static func list(_ texts: [String]) -> String { "[" + texts.map(text).joined(separator: ", ") + "]" }

  /// One text as itself, several as a list.
  static func oneOrList(_ texts: [String]) -> String { texts.count == 1 ? text(texts[0]) : list(texts) }
}
