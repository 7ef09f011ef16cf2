/// The subjects of the records of a force's month.
///
/// The first record of a crime ID is `<slug>/<YYYY-MM>/<crime ID>`, further ones have `/2`, `/3` … after it.
/// Incidents without an ID are `<slug>/<YYYY-MM>/asb/000001` …, crimes without one `<slug>/<YYYY-MM>/no-id/000001` ….
package enum PoliceSubject {
  /// The records that one crime ID, or no ID, stands for.
  struct Group: Hashable {
    var kind: PoliceKind
    /// Empty for the records without one; otherwise ASCII.
    var crimeID: String
  }

  /// Crime IDs that would look like a subject without an ID.
  static let reserved: Set<String> = ["asb", "no-id"]

  package static func prefix(force: PoliceForce, month: String) -> String { force.slug + "/" + month + "/" }

  /// The subject of the record with a 1-based ordinal in its group.
  static func make(_ prefix: String, _ group: Group, ordinal: Int) -> String {
    if !group.crimeID.isEmpty {
      return ordinal == 1 ? prefix + group.crimeID : prefix + group.crimeID + "/" + String(ordinal)
    }
    let digits = String(ordinal)
    let zeros = String(repeating: "0", count: max(0, 6 - digits.utf8.count))
    return prefix + word(group.kind) + "/" + zeros + digits
  }

  /// Whether a byte may stand in a crime ID.
  static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// The group and the ordinal of a subject; nil when it is none of these forms behind the prefix.
  static func parse(_ subject: String, behind prefix: String, kind: PoliceKind) -> (group: Group, ordinal: Int)? {
    let (bytes, beginning) = (subject.utf8Span.span, prefix.utf8Span.span)
    guard bytes.count > beginning.count else { return nil }
    for index in beginning.indices where bytes[index] != beginning[index] { return nil }
    guard let parts = parts(bytes, from: beginning.count) else { return nil }
    let start = subject.utf8.index(subject.startIndex, offsetBy: beginning.count)
    let name = subject[start..<subject.utf8.index(subject.startIndex, offsetBy: parts.name.upperBound)]
    guard let ordinal = parts.ordinal else { return (Group(kind: kind, crimeID: String(name)), 1) }
    if name == word(kind) { return ordinal > 0 ? (Group(kind: kind, crimeID: ""), ordinal) : nil }
    return !name.isEmpty && ordinal > 1 ? (Group(kind: kind, crimeID: String(name)), ordinal) : nil
  }

  /// The month, the crime ID and the ordinal of a subject behind its force's folder; nil when it is none of a crime with an
  /// ID.
  static func crime(
    _ bytes: Span<UInt8>, behindFolder start: Int
  ) -> (month: Range<Int>, crimeID: Range<Int>, ordinal: Int)? {
    let month = start..<(start + 7)
    guard bytes.count > month.upperBound, bytes[month.upperBound] == UInt8(ascii: "/"),
      let parts = parts(bytes, from: month.upperBound + 1), !parts.name.isEmpty
    else { return nil }
    let ordinal = parts.ordinal ?? 1
    return parts.ordinal == nil || ordinal > 1 ? (month, parts.name, ordinal) : nil
  }

  /// What stands behind a place: a name, and the ordinal behind a slash where there is one; nil when it is neither.
  private static func parts(_ bytes: Span<UInt8>, from start: Int) -> (name: Range<Int>, ordinal: Int?)? {
    var slash: Int?
    var ordinal = 0
    for index in start..<bytes.count {
      let byte = bytes[index]
      if slash != nil {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), ordinal <= maximumOrdinal else { return nil }
        ordinal = ordinal * 10 + Int(byte - UInt8(ascii: "0"))
      } else if byte == UInt8(ascii: "/") {
        slash = index
      } else if !isTokenByte(byte) {
        return nil
      }
    }
    return slash.map { (start..<$0, ordinal) } ?? (start..<bytes.count, nil)
  }

  /// No month has as many records of a group, and ten times as many are a whole number still.
  private static let maximumOrdinal = 1_000_000_000

  private static func word(_ kind: PoliceKind) -> String { kind == .incident ? "asb" : "no-id" }
}
