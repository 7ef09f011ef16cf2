/// Writes CSV rows after RFC 4180, with LF, quoting only what needs it.
package struct CSVWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func append(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(field, isAlone: fields.count == 1)
    }
    bytes.append(0x0A)
  }

  private mutating func append(_ field: String, isAlone: Bool) {
    let needsQuotes = field.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes || (isAlone && field.isEmpty) else {
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in field.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
