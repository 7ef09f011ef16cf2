import Events
import Testing

@testable import Server

@Suite("A JSON Pointer to a refused field")
struct JSONPointerTests {
  @Test("escapes as RFC 6901, section 5 does")
  func escapes() {
    #expect(JSONPointer.text([]) == "")
    #expect(JSONPointer.text(["a/b"]) == "/a~1b")
    #expect(JSONPointer.text(["m~n", "~1"]) == "/m~0n/~01")
    #expect(JSONPointer.text([""]) == "/")
  }

  @Test(
    "follows the names that are there, with full stops in them or not",
    arguments: [
      ("", ""), ("id", "/id"), ("data.date", "/data/date"), ("data.a.b", "/data/a.b"), ("data.a.b.c", "/data/a.b/c"),
      ("data.x.y", "/data/x/y"), ("a.b", "/a.b"), ("data.list.z", "/data/list"), ("data.date.deep", "/data/date/deep"),
      ("data.missing.a/b", "/data/missing/a~1b"),
    ])
  func names(field: String, pointer: String) throws {
    var document = JSONDocument()
    let json = #"{"id":"1","a.b":true,"data":{"date":"x","a":{"q":1},"a.b":{"c":1},"list":[{"z":1}]}}"#
    try document.read(Array(json.utf8)[...])
    #expect(JSONPointer.text(to: field, in: document) == pointer)
  }
}
