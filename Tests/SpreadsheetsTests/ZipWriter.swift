/// Writes ZIP archives whose members are stored as they are, so that a test shows all that is in a workbook.
struct ZipWriter {
  /// What a member says of itself beside its name.
  struct Member {
    var name: String
    var bytes: [UInt8]
    /// The length that the archive says the contents have; nil for the true one.
    var saidSize: Int?
    var isEncrypted = false
    /// Whether the bytes are those of a stream of deflate, whose contents have this checksum.
    var deflatedChecksum: UInt32?
  }

  static func archive(_ parts: [(String, String)]) -> [UInt8] {
    archive(members: parts.map { Member(name: $0.0, bytes: Array($0.1.utf8)) })
  }

  static func archive(members: [Member]) -> [UInt8] {
    var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
    for member in members {
      let (name, start) = (Array(member.name.utf8), bytes.count)
      var head: [UInt8] = []
      // The version, the flags (2048: the name is UTF-8), the method, and the time.
      head.append(little: 20, 2)
      head.append(little: (member.isEncrypted ? 1 : 0) | 2048, 2)
      head.append(little: member.deflatedChecksum == nil ? 0 : 8, 2)
      head.append(little: 0, 4)
      head.append(little: Int(member.deflatedChecksum ?? checksum(member.bytes)), 4)
      head.append(little: member.bytes.count, 4)
      head.append(little: member.saidSize ?? member.bytes.count, 4)
      head.append(little: name.count, 2)
      head.append(little: 0, 2)
      bytes += [0x50, 0x4B, 3, 4] + head + name + member.bytes
      directory += [0x50, 0x4B, 1, 2, 20, 0] + head
      // Comment, disk, attributes, and where the member is.
      directory.append(little: 0, 10)
      directory.append(little: start, 4)
      directory += name
    }
    let start = bytes.count
    bytes += directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    for _ in 0..<2 { bytes.append(little: members.count, 2) }
    bytes.append(little: directory.count, 4)
    bytes.append(little: start, 4)
    bytes.append(little: 0, 2)
    return bytes
  }

  /// A stream of deflate that holds a zero byte and `count` times 258 more of them, in the fixed code.
  static func deflatedZeros(count: Int) -> [UInt8] {
    var (bytes, pending, width): ([UInt8], UInt32, UInt32) = ([], 0, 0)
    func put(_ bits: UInt32, _ count: UInt32) {
      pending |= bits << width
      width += count
      while width >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: pending))
        (pending, width) = (pending >> 8, width - 8)
      }
    }
    put(0b011, 3)  // the last block, of the fixed code
    put(0b0000_1100, 8)  // the literal 0, its bits in reverse
    for _ in 0..<count {
      put(0b1010_0011, 8)  // the length 258: code 285, reversed
      put(0, 5)  // at distance 1
    }
    put(0, 7)  // the end of the block
    put(0, 7)
    return bytes
  }

  /// The checksum of ZIP (CRC-32).
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value = ~UInt32(0)
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }
}

extension [UInt8] {
  /// Appends a number with its lowest byte first.
  fileprivate mutating func append(little value: Int, _ count: Int) {
    for index in 0..<count { append(UInt8(truncatingIfNeeded: index < 8 ? value >> (8 * index) : 0)) }
  }
}
