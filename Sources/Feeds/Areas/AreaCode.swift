import Events

/// The codes of areas in look-ups and estimates.
enum AreaCode {
  /// Takes a code of letters, digits, hyphens and slashes: a GSS code, or `force/british-transport` and the like.
  static func check(_ code: String, column: String, in reader: CSVReader) throws(Refusal) {
    let isCode =
      !code.isEmpty && code.utf8.count <= 64
      && code.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "/"):
          true
        default: false
        }
      }
    guard isCode else {
      throw reader.refusal(
        code, field: column, rule: "an area code is 1 to 64 letters, digits, hyphens and slashes",
        remedy: "Give a GSS code such as E07000129")
    }
  }
}
