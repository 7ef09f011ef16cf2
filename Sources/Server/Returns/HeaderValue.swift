internal import Questions

/// The value of a header that has parameters: `text/csv; charset=utf-8`, `attachment; filename="returns.csv"`.
struct HeaderValue: Equatable {
  /// What stands before the first semicolon, in lower case.
  let value: String
  /// By their names in lower case; of one that stands twice the first.
  let parameters: [String: String]

  /// Nil where a quoted text has no end, or a parameter no value.
  init?(_ text: String) {
    var rest = Array(text.unicodeScalars)[...]
    value = HeaderValue.trimmed(rest.prefix { $0 != ";" }).lowercased()
    rest = rest.drop { $0 != ";" }
    var parameters: [String: String] = [:]
    while rest.popFirst() != nil {
      let name = HeaderValue.trimmed(rest.prefix { $0 != "=" && $0 != ";" }).lowercased()
      rest = rest.drop { $0 != "=" && $0 != ";" }
      if rest.first != "=" {
        if name.isEmpty { continue }
        return nil
      }
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
      let value: String
      if rest.first == "\"" {
        guard let quoted = HeaderValue.quoted(&rest) else { return nil }
        value = quoted
        rest = rest.drop { $0 != ";" }
      } else {
        value = HeaderValue.trimmed(rest.prefix { $0 != ";" })
        rest = rest.drop { $0 != ";" }
      }
      if parameters[name] == nil { parameters[name] = value }
    }
    self.parameters = parameters
  }

  /// A text between quotes. A backslash that stands before neither a quote nor another is one: so browsers write paths.
  private static func quoted(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
    rest.removeFirst()
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == "\"" { return String(text) }
      if scalar == "\\", let next = rest.first, next == "\"" || next == "\\" {
        rest.removeFirst()
        text.append(next)
      } else {
        text.append(scalar)
      }
    }
    return nil
  }

  private static func trimmed(_ text: ArraySlice<Unicode.Scalar>) -> String {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(String.UnicodeScalarView(text))
  }

  // MARK: Files

  /// The name of a file, as `Content-Disposition` gives it: `filename*` (RFC 8187) before `filename`; nil where it gives none.
  var fileName: String? {
    if let extended = parameters["filename*"] {
      let parts = extended.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
      if parts.count == 3, parts[0].lowercased() == "utf-8", let name = URLCoding.decoded(parts[2]) { return name }
    }
    return parameters["filename"]
  }
}
