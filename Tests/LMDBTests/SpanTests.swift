import Bytes
import Testing

@Suite("Spans of bytes")
struct SpanTests {
  @Test("numbers are loaded at any offset in either order of bytes")
  func loading() {
    let bytes: [UInt8] = [0, 1, 2, 3, 4, 5, 6, 7, 8]
    let span = bytes.rawBytes
    #expect(span.loadLittleEndian(UInt32.self, at: 1) == 0x0403_0201)
    #expect(span.loadBigEndian(UInt32.self, at: 1) == 0x0102_0304)
    #expect(span.loadBigEndian(UInt64.self, at: 1) == 0x0102_0304_0506_0708)
    #expect(span.byte(at: 8) == 8)
  }

  @Test("what is appended in either order of bytes is loaded again")
  func appending() {
    var bytes: [UInt8] = [9]
    bytes.appendBigEndian(0x0102_0304 as UInt32)
    bytes.appendLittleEndian(-2 as Int64)
    #expect(bytes == [9, 1, 2, 3, 4, 0xFE, 255, 255, 255, 255, 255, 255, 255])
    #expect(bytes.rawBytes.loadLittleEndian(Int64.self, at: 5) == -2)
    bytes.append(contentsOf: ([7, 8] as [UInt8]).rawBytes)
    #expect(bytes.suffix(2) == [7, 8])
  }

  @Test("columns are copied whole, also from an odd offset")
  func columns() {
    let bytes: [UInt8] = [99, 1, 0, 0, 0, 255, 255, 255, 255]
    let column = bytes.rawBytes.extracting(1..<9)
    var unsigned: [UInt32] = [5]
    var signed: [Int32] = []
    column.append(to: &unsigned)
    column.append(to: &signed)
    #expect(unsigned == [5, 1, .max])
    #expect(signed == [1, -1])
    var target: [UInt8] = [1, 2]
    column.copy(into: &target)
    #expect(target == column.bytes())
    bytes.rawBytes.extracting(0..<0).append(to: &signed)
    #expect(signed == [1, -1])
  }

  @Test("bytes are compared as keys are ordered")
  func comparing() {
    let samples: [[UInt8]] = [[], [0], [0, 0], [1], [1, 2], [1, 3], [255]]
    for (i, left) in samples.enumerated() {
      for (j, right) in samples.enumerated() {
        #expect(left.rawBytes.compare(right.rawBytes).signum() == (i - j).signum())
        #expect(left.rawBytes.elements(equal: right.rawBytes) == (i == j))
        #expect(left.rawBytes.starts(with: right.rawBytes) == left.starts(with: right))
      }
    }
  }
}
