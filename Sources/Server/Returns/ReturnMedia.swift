internal import Events
internal import Feeds
internal import HTTPTypes
internal import Hummingbird
internal import Questions

/// How a spreadsheet stands in a request: as the body, or as the one file of a form.
enum ReturnMedia {
  /// The types of spreadsheets, and how their names end. What a file is shows in its bytes; the type says that it is meant as
  /// one.
  private static let endings = [
    "text/csv": ".csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-excel.sheet.macroenabled.12": ".xlsm",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods", "application/octet-stream": "",
  ]

  static let form = "multipart/form-data"

  private static var accepted: String { (endings.keys.sorted() + [form]).joined(separator: ", ") }

  /// The file that a request sends, and its body, to be held as long as the file.
  /// - Throws: a 413, 415 or 400 `Problem`.
  static func upload(
    _ request: Request, _ context: CallContext, _ bodies: BodyReader
  ) async throws -> (file: ReturnUpload, body: HeldBody) {
    let type = HeaderValue(request.headers[.contentType] ?? "")
    guard let type, type.value == form || endings[type.value] != nil else { throw unsupported(type?.value ?? "") }
    let body = try await wholeBody(request, context, bodies)
    guard type.value == form else {
      let disposition = request.headers[.contentDisposition].flatMap { HeaderValue($0) }
      let file = ReturnUpload(name: name(disposition?.fileName, ending: endings[type.value] ?? ""), bytes: body.bytes)
      return (file, body)
    }
    let form = try MultipartForm(body.bytes, type)
    if let field = form.parts.first(where: { $0.fileName == nil }) {
      throw MultipartForm.broken(
        "it has the field \(Refusal.shortened(field.name)), and takes one file alone: what else is to be said goes into the "
          + "address")
    }
    return (try upload(form), body)
  }

  /// The one file of a form.
  /// - Throws: a 400 `Problem` where there is none, or there are several.
  static func upload(_ form: MultipartForm) throws(Problem) -> ReturnUpload {
    let files = form.parts.filter { $0.fileName != nil }
    // A browser sends an empty file without a name where none was chosen.
    guard files.count == 1, files[0].fileName != "" || !files[0].content.isEmpty else {
      throw MultipartForm.broken("it has one file, and this one has \(files.count > 1 ? "several" : "none")")
    }
    return ReturnUpload(name: name(files[0].fileName, ending: ""), bytes: Array(files[0].content))
  }

  static func wholeBody(
    _ request: Request, _ context: CallContext, _ bodies: BodyReader
  ) async throws -> HeldBody {
    try await bodies.whole(
      request, context,
      otherwise: "send the return as .xlsx, which is packed, or ask whoever runs the server to import it")
  }

  /// What faults call the file: the last part of its name.
  private static func name(_ given: String?, ending: String) -> String {
    let last = (given ?? "").split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    return last.allSatisfy(\.isWhitespace) ? "return" + ending : Refusal.shortened(last)
  }

  private static func unsupported(_ type: String) -> Problem {
    let what =
      type.isEmpty
      ? "The request does not say what it sends (Content-Type)" : "\(Refusal.shortened(type)) is no spreadsheet"
    return Problem(
      .unsupportedMediaType, "\(what): name it text/csv, or as what it is. Nothing was appended.",
      headers: [.accept: accepted])
  }
}
