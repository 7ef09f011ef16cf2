import Testing

@testable import Server

@Suite("Forms with files")
struct MultipartFormTests {
  @Test(
    "the value of a header is read with its parameters",
    arguments: [
      ("text/csv", "text/csv", nil), ("Attachment; filename=a.csv", "attachment", "a.csv"),
      (#"form-data; name="x"; filename="a;b=\"c\".csv""#, "form-data", #"a;b="c".csv"#),
      (#"attachment; filename="C:\temp\a.csv""#, "attachment", #"C:\temp\a.csv"#),
      ("attachment; filename=\"x\"; filename*=UTF-8''na%C3%AFve.csv", "attachment", "naïve.csv"),
      ("attachment ; FileName = \"a b\" ;", "attachment", "a b"),
    ] as [(String, String, String?)])
  func header(text: String, value: String, fileName: String?) throws {
    let header = try #require(HeaderValue(text))
    #expect(header.value == value && header.fileName == fileName)
  }

  @Test("broken values are none", arguments: [#"a; b="c"#, "a; b", "a; b; c=d"])
  func brokenHeader(text: String) { #expect(HeaderValue(text) == nil) }

  @Test("bytes are found where they are, and only there")
  func search() {
    let text = Array("abababc\r\n--cut\r\n--cut".utf8)
    for count in 1...8 {
      for start in 0...(text.count - count) {
        let wanted = Array(text[start..<(start + count)])
        let naive = (0...(text.count - count)).first { Array(text[$0..<($0 + count)]) == wanted }
        #expect(ByteSearch(wanted).first(in: text[...], from: 0) == naive)
      }
    }
    #expect(ByteSearch(Array("cut!".utf8)).first(in: text[...], from: 0) == nil)
    #expect(ByteSearch(Array("cut".utf8)).first(in: text[...], from: text.count - 2) == nil)
  }

  @Test("the content of a part is as it was sent, boundaries that are none and all")
  func content() throws {
    let content = Array("a\r\n--cu\r\n\r\n--cutlass\0".utf8) + [0xFF, 0xFE]
    let type = try #require(HeaderValue("multipart/form-data; boundary=\"other\""))
    let body =
      Array("--other\r\ncontent-disposition: form-data; name=file; filename=f\r\n\r\n".utf8) + content
      + Array("\r\n--other--\r\nepilogue".utf8)
    let read = try MultipartForm(body, type)
    #expect(read.parts.map(\.name) == ["file"] && Array(read.parts[0].content) == content)
  }

  @Test("fields are those parts that are no files")
  func fields() throws {
    let form = Returns.form([1, 2], [("x", "1"), ("y", "ü")])
    let read = try MultipartForm(form.body, try #require(HeaderValue(form.type)))
    #expect(try read.fields().map { "\($0.name)=\($0.value)" } == ["x=1", "y=ü"])
    #expect(read.parts.last?.fileName == "return.csv" && Array(read.parts.last?.content ?? []) == [1, 2])
  }

  @Test(
    "what is broken is refused",
    arguments: [
      "", "--cut", "--cut\r\n", "--cutx\r\n", "x--cut--", "--cut\r\n\r\n\r\n--cut--",
      "--cut\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--cut--", "--cut\r\nnone\r\n\r\n1\r\n--cut--",
      "--cut\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\n1\r\n--cut--",
      "--cut\r\nContent-Disposition: form-data\r\n\r\n1\r\n--cut--", "--cut\r\n--cut--",
    ])
  func broken(body: String) throws {
    let type = try #require(HeaderValue("multipart/form-data; boundary=cut"))
    #expect(throws: Problem.self) { try MultipartForm(Array(body.utf8), type) }
  }
}
