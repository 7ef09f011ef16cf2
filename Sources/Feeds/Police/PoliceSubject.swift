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
    guard subject.utf8.starts(with: prefix.utf8) else { return nil }
    let text = subject[subject.utf8.index(subject.startIndex, offsetBy: prefix.utf8.count)...]
    guard text.utf8.allSatisfy({ isTokenByte($0) || $0 == UInt8(ascii: "/") }) else { return nil }
    guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) else {
      return text.isEmpty ? nil : (Group(kind: kind, crimeID: String(text)), 1)
    }
    let name = text[..<slash]
    let number = text[text.utf8.index(after: slash)...]
    guard !name.isEmpty, number.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let ordinal = Int(number)
    else {
      return nil
    }
    if name == word(kind) { return ordinal > 0 ? (Group(kind: kind, crimeID: ""), ordinal) : nil }
    return ordinal > 1 ? (Group(kind: kind, crimeID: String(name)), ordinal) : nil
  }

  private static func word(_ kind: PoliceKind) -> String { kind == .incident ? "asb" : "no-id" }
}
