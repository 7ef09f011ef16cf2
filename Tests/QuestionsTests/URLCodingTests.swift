import Questions
import Testing

@Suite("Percent-encoding")
struct URLCodingTests {
  @Test("gives back every text", arguments: ["", "plain-._~", "a b&c=d#%+", "E10000018/é\u{1F600}\r\n\"<>", "\0"])
  func roundTrip(text: String) {
    #expect(URLCoding.decoded(URLCoding.encoded(text)) == text)
    #expect(URLCoding.decoded(URLCoding.encoded(text, keeping: URLCoding.readable), plusIsSpace: true) == text)
  }

  @Test("leaves what is not reserved, and what is asked to be kept")
  func kept() {
    #expect(URLCoding.encoded("aZ09-._~/@:é") == "aZ09-._~%2F%40%3A%C3%A9")
    #expect(URLCoding.encoded("/@: ", keeping: URLCoding.readable) == "/@:%20")
  }

  @Test("that is broken is no text", arguments: ["%", "%2", "%zz", "a%g0", "%ff", "%C3"])
  func broken(text: String) { #expect(URLCoding.decoded(text) == nil) }

  @Test("of a form has a plus for a space, and a name without a value")
  func forms() throws {
    let items = try URLCoding.items("a=1+2&b&&c=%2B=")
    #expect(items.map(\.name) == ["a", "b", "c"] && items.map(\.value) == ["1 2", "", "+="])
    #expect(URLCoding.decoded("1+2") == "1+2")
  }
}
