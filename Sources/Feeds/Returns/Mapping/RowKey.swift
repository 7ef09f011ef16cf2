package import Events

/// What names a row among those of its feed: its parts as texts, trimmed.
package struct RowKey: Hashable, Sendable {
  /// The key as it stands in a subject: `%` and `/` in the parts percent-encoded, the parts joined by `/`. Keys are equal
  /// where its code points are.
  package let path: ExactText

  package var parts: [String] { path.text.split(separator: "/", omittingEmptySubsequences: false).map(RowKey.decoded) }

  package init(_ parts: [String]) { path = ExactText(parts.map(RowKey.encoded).joined(separator: "/")) }

  package static func decoded(_ part: Substring) -> String {
    String(part).replacing("%2F", with: "/").replacing("%25", with: "%")
  }

  /// A part with `%` and `/` percent-encoded.
  package static func encoded(_ part: String) -> String {
    guard part.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "/") }) else { return part }
    var result: [UInt8] = []
    for byte in part.utf8 {
      switch byte {
      case UInt8(ascii: "%"): result.append(contentsOf: "%25".utf8)
      case UInt8(ascii: "/"): result.append(contentsOf: "%2F".utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
