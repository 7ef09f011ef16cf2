/// The line `sep=;` with which Excel says what delimiter a text has; it is no row.
struct SeparatorLine {
  let delimiter: UInt8
  /// The bytes of the line with its break.
  let length: Int

  /// The line at the beginning of a text; nil where it has none.
  init?(_ head: ArraySlice<UInt8>) {
    let isQuoted = head.first == UInt8(ascii: "\"")
    var rest = head.dropFirst(isQuoted ? 1 : 0)
    guard rest.count > 4, rest.prefix(4).elementsEqual("sep=".utf8, by: { $0 | 0x20 == $1 | 0x20 }) else { return nil }
    delimiter = rest[rest.startIndex + 4]
    rest = rest.dropFirst(5)
    if isQuoted {
      guard rest.first == UInt8(ascii: "\"") else { return nil }
      rest = rest.dropFirst()
    }
    guard delimiter < 0x80, delimiter > 0x0D || delimiter == 0x09, delimiter != UInt8(ascii: "\"") else { return nil }
    if rest.first == 0x0D { rest = rest.dropFirst() }
    if rest.first == 0x0A { rest = rest.dropFirst() }
    let isLine = rest.startIndex == head.endIndex || [0x0A, 0x0D].contains(head[rest.startIndex - 1])
    guard isLine else { return nil }
    length = rest.startIndex - head.startIndex
  }
}
