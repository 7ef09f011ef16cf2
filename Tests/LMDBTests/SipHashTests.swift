import Bytes
import Testing

@Suite("SipHash")
struct SipHashTests {
  @Test(
    "has the values that its authors published (vectors_sip128 of vectors.h)",
    arguments: [
      (0, "a3817f04ba25a8e66df67214c7550293"), (1, "da87c1d86b99af44347659119b22fc45"),
      (3, "9c70b60c5267a94e5f33b6b02985ed51"), (7, "a1f1ebbed8dbc153c0b84aa61ff08239"),
      (8, "3b62a9ba6258f5610f83e264f31497b4"), (15, "5493e99933b0a8117e08ec0f97cfc3d9"),
      (16, "6ee2a4ca67b054bbfd3315bf85230577"), (63, "5150d1772f50834a503e069a973fbd7c"),
    ])
  func vectors(count: Int, expected: String) {
    let key: [UInt8] = Array(0..<16)
    let hash = SipHash(key: (key.rawBytes.loadLittleEndian(at: 0), key.rawBytes.loadLittleEndian(at: 8)))
    let input = (0..<count).map { UInt8($0) }
    let (first, second) = hash.hash(input.rawBytes)
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(first)
    bytes.appendLittleEndian(second)
    #expect(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == expected)
  }
}
