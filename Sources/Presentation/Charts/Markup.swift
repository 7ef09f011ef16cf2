internal import Events

/// Text made ready for HTML and SVG.
package enum Markup {
  /// A text on one line, without characters that XML does not allow, or that do something unseen.
  package static func plain(_ text: String) -> String { TextSanitizer.line(text) }

  /// A text for an element or an attribute: what would be markup is written out, and characters that XML does not
  /// allow, or that do something unseen, are replaced.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TextSanitizer.line(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
