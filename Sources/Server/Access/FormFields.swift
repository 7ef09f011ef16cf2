internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Questions

/// The fields of a form that a browser sent.
struct FormFields: Sendable {
  private let items: [QuestionParameters.Item]

  init(_ items: [QuestionParameters.Item]) { self.items = items }

  /// Reads a body of the type `application/x-www-form-urlencoded`.
  /// - Throws: a 413, 415 or 400 `Problem`, or a `Refusal` where it is not encoded so.
  init(_ request: Request, maximumByteCount: Int) async throws {
    let type = request.headers[.contentType]?.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    guard type == "application/x-www-form-urlencoded" else {
      throw Problem(
        .unsupportedMediaType, "A form is sent as application/x-www-form-urlencoded.",
        headers: [.accept: "application/x-www-form-urlencoded"])
    }
    do {
      let body = try await request.body.collect(upTo: maximumByteCount)
      items = try URLCoding.items(String(buffer: body))
    } catch is NIOTooManyBytesError {
      throw Problem(.contentTooLarge, "The form is longer than \(maximumByteCount) bytes.")
    }
  }

  /// The value of a field; nil where it is left out, or stands twice.
  subscript(_ name: String) -> String? {
    let values = items.filter { $0.name == name }
    return values.count == 1 ? values[0].value : nil
  }
}
