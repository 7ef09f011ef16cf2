internal import Events
internal import HTTPTypes

/// A form with a file, as a browser or `curl -F` sends it (`multipart/form-data`, RFC 7578).
struct MultipartForm: Sendable {
  struct Part: Sendable {
    var name: String
    /// What its sender calls the file; nil of a field that is none.
    var fileName: String?
    var content: ArraySlice<UInt8>
  }

  let parts: [Part]

  private static let maximumPartCount = 16
  private static let maximumHeaderByteCount = 8 << 10
  private static let maximumBoundaryByteCount = 70

  /// - Parameter type: the value of `Content-Type`, which names the boundary.
  /// - Throws: a 400 `Problem` where the form is none, or broken.
  init(_ body: [UInt8], _ type: HeaderValue) throws(Problem) {
    guard let boundary = type.parameters["boundary"],
      (1...MultipartForm.maximumBoundaryByteCount).contains(boundary.utf8.count)
    else { throw MultipartForm.broken("Content-Type names no boundary of at most 70 characters") }
    let dashes = Array("--\(boundary)".utf8)
    let search = ByteSearch(Array("\r\n".utf8) + dashes)
    guard body.starts(with: dashes) else { throw MultipartForm.broken("it does not begin with the boundary") }
    var parts: [Part] = []
    var start = dashes.count
    while true {
      let rest = body[start...]
      if rest.starts(with: "--".utf8) { break }
      guard rest.starts(with: "\r\n".utf8) else { throw MultipartForm.broken("a boundary does not end its line") }
      guard parts.count < MultipartForm.maximumPartCount else {
        throw MultipartForm.broken("it has more than \(MultipartForm.maximumPartCount) parts")
      }
      guard let end = search.first(in: body[...], from: start) else {
        throw MultipartForm.broken("it ends before its last boundary")
      }
      parts.append(try MultipartForm.part(body[(start + 2)..<max(end, start + 2)]))
      start = end + 2 + dashes.count
    }
    self.parts = parts
  }

  /// The fields that are no files, with their texts.
  /// - Throws: a 400 `Problem` where one is not UTF-8.
  func fields() throws(Problem) -> [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    for part in parts where part.fileName == nil {
      guard let text = String(validating: part.content, as: UTF8.self) else {
        throw MultipartForm.broken("a field is not UTF-8")
      }
      fields.append((part.name, text))
    }
    return fields
  }

  // MARK: Parts

  private static func part(_ bytes: ArraySlice<UInt8>) throws(Problem) -> Part {
    let blank = Array("\r\n\r\n".utf8)
    let head = bytes.prefix(maximumHeaderByteCount)
    guard let end = ByteSearch(blank).first(in: head, from: head.startIndex),
      let text = String(validating: head[..<end], as: UTF8.self)
    else { throw broken("the headers of a part have no end, or are not UTF-8") }
    var disposition: HeaderValue?
    for line in text.split(separator: "\r\n") {
      let sides = line.split(separator: ":", maxSplits: 1)
      guard sides.count == 2 else { throw broken("a header of a part is none") }
      switch sides[0].lowercased() {
      case "content-disposition": disposition = HeaderValue(String(sides[1]))
      case "content-transfer-encoding":
        let coding = sides[1].filter { $0 != " " }.lowercased()
        guard ["7bit", "8bit", "binary"].contains(coding) else { throw broken("a part is encoded: send it as it is") }
      default: break
      }
    }
    guard let disposition, disposition.value == "form-data", let name = disposition.parameters["name"] else {
      throw broken("a part does not say what it is (Content-Disposition: form-data; name=…)")
    }
    return Part(name: name, fileName: disposition.fileName, content: bytes[(end + blank.count)...])
  }

  static func broken(_ why: String) -> Problem {
    Problem(.badRequest, "The form cannot be read: \(why). Nothing was appended.")
  }
}
