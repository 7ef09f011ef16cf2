/// How the characters of a text file are written as bytes.
package enum TextEncoding: Hashable, Sendable, CaseIterable {
  case utf8
  /// Of either order of bytes, which the file shows.
  case utf16
  case windows1252
}
