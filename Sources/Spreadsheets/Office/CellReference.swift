/// The place of a cell as sheets write it: `B7`, `$B$7`.
struct CellReference: Equatable {
  /// From 1.
  let row: Int
  /// From 0.
  let column: Int

  /// Nil for what names no cell.
  init?(_ bytes: ArraySlice<UInt8>) {
    var (letters, digits) = (0, 0)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        guard digits == 0, letters < 1 << 20 else { return nil }
        letters = letters * 26 + Int(byte & 0x1F)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard digits < 1 << 30 else { return nil }
        digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "$"): break
      default: return nil
      }
    }
    guard letters > 0, digits > 0 else { return nil }
    (row, column) = (digits, letters - 1)
  }
}
