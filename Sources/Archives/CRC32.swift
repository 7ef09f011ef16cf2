/// The checksum of gzip (RFC 1952, section 8): CRC-32 with the reflected polynomial 0xEDB88320, eight bytes at
/// a time.
struct CRC32 {
  private var state: UInt32 = 0xFFFF_FFFF

  /// Eight tables of 256: entry `[256 * k + b]` is the checksum of byte `b` followed by `k` zero bytes.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var value = UInt32(byte)
      for _ in 0..<8 { value = (value & 1 == 1 ? 0xEDB8_8320 : 0) ^ (value >> 1) }
      tables[byte] = value
    }
    for index in 256..<(8 * 256) {
      let value = tables[index - 256]
      tables[index] = tables[Int(value & 0xFF)] ^ (value >> 8)
    }
    return tables
  }()

  var value: UInt32 { ~state }

  mutating func update(_ bytes: Span<UInt8>) {
    let tables = CRC32.tables.span
    var crc = state
    var index = 0
    while index + 8 <= bytes.count {
      let low =
        crc
        ^ (UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
          | UInt32(bytes[index + 3]) << 24)
      crc =
        tables[0x700 + Int(low & 0xFF)] ^ tables[0x600 + Int(low >> 8 & 0xFF)]
        ^ tables[0x500 + Int(low >> 16 & 0xFF)] ^ tables[0x400 + Int(low >> 24)]
      crc ^= tables[0x300 + Int(bytes[index + 4])] ^ tables[0x200 + Int(bytes[index + 5])]
      crc ^= tables[0x100 + Int(bytes[index + 6])] ^ tables[Int(bytes[index + 7])]
      index += 8
    }
    while index < bytes.count {
      crc = tables[Int((crc ^ UInt32(bytes[index])) & 0xFF)] ^ (crc >> 8)
      index += 1
    }
    state = crc
  }
}
