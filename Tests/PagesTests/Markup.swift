import Foundation
import Pages

/// What a test reads in the markup of a page.
extension Page {
  /// The addresses of all links.
  var links: [String] { attributes("href", of: "a") }

  /// The values of an attribute of all elements of a name, unescaped.
  func attributes(_ attribute: String, of element: String) -> [String] {
    matches("<\(element)\\b[^>]*?\\s\(attribute)=\"([^\"]*)\"").map(Page.unescaped)
  }

  /// The contents of all elements of a name that hold no other of the same name.
  func contents(of element: String) -> [String] { matches("<\(element)\\b[^>]*>(.*?)</\(element)>") }

  /// What a reader sees, without markup.
  var text: String {
    let words = body.replacingOccurrences(of: "<(style|title)\\b.*?</\\1>", with: "", options: .regularExpression)
      .replacingOccurrences(of: "<[^>]*>", with: " ", options: .regularExpression)
    return Page.unescaped(words)
  }

  /// The document without the addresses that signing in leads back to: they name the page as it was asked for.
  var bodyWithoutWayBack: String {
    body.replacingOccurrences(of: "/sign-in\\?return=[^\"]*", with: "/sign-in", options: .regularExpression)
  }

  func matches(_ pattern: String) -> [String] {
    guard let expression = try? NSRegularExpression(pattern: pattern, options: .dotMatchesLineSeparators) else {
      preconditionFailure("the pattern \(pattern) is well formed")
    }
    let whole = NSRange(body.startIndex..., in: body)
    return expression.matches(in: body, range: whole).compactMap { match in
      Range(match.range(at: match.numberOfRanges - 1), in: body).map { String(body[$0]) }
    }
  }

  private static func unescaped(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(text) {
      $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
  }
}
