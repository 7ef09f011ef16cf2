internal import Archives
internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOHTTPTypes

/// Reads the bodies of requests whole, within their limits: each, also unpacked, and all that are held together.
struct BodyReader: Sendable {
  let limits: ServerLimits
  let threads: ReaderThreads
  let memory: BodyMemory

  init(_ limits: ServerLimits, _ threads: ReaderThreads) {
    (self.limits, self.threads) = (limits, threads)
    memory = BodyMemory(maximumByteCount: limits.bodiesBytes)
  }

  /// The whole body, unpacked.
  ///
  /// A caller that waits to be told that its body is wanted (`Expect: 100-continue`) is told so here, and not before: what is
  /// refused anyway is never sent.
  /// - Parameter remedy: what to do where it is too long, as the rest of a sentence.
  /// - Throws: a `Problem`: 413 where it is too long, 400 where it is not whole, 415 and 417 for a coding or an expectation
  ///   that is not known, 503 where there is no memory for it now.
  func whole(
    _ request: Request, _ context: CallContext, otherwise remedy: String = "send the events in several batches"
  ) async throws -> HeldBody {
    let isPacked = try BodyReader.isPacked(request.headers)
    let tooLong = Problem(
      .contentTooLarge,
      "The body is longer than \(limits.bodyBytes) bytes\(isPacked ? ", unpacked" : ""): \(remedy). Nothing was appended."
    )
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.bodyBytes { throw tooLong }
    try BodyReader.invite(request, context)
    let share = BodyMemory.Share(of: memory)
    var body = ByteBuffer()
    for try await part in request.body {
      guard body.readableBytes + part.readableBytes <= limits.bodyBytes else { throw tooLong }
      guard share.take(part.readableBytes) else { throw BodyReader.tooMany }
      body.writeImmutableBuffer(part)
    }
    let bytes = Array(buffer: body)
    guard isPacked else { return HeldBody(bytes, share) }
    let limit = limits.bodyBytes
    do {
      let unpacked = try await threads.run { _ in try Content(bytes: bytes, name: "body").unzipped(limit: limit) }
      guard share.take(unpacked.count) else { throw BodyReader.tooMany }
      return HeldBody(unpacked, share)
    } catch let error as ArchiveError {
      throw error.code == .tooLarge
        ? tooLong
        : Problem(
          .badRequest,
          "The body is not what gzip makes of one file, as its Content-Encoding says (RFC 1952): send it again, or as it is. "
            + "Nothing was appended.")
    }
  }

  private static var tooMany: Problem {
    Problem(
      .serviceUnavailable, "Too much is being sent at the same time: send this again in a while. Nothing was appended.",
      headers: [.retryAfter: "5"])
  }

  /// Whether the body is packed by gzip.
  private static func isPacked(_ headers: HTTPFields) throws(Problem) -> Bool {
    switch headers[.contentEncoding]?.lowercased() ?? "identity" {
    case "identity": return false
    case "gzip", "x-gzip": return true
    case let coding:
      throw Problem(
        .unsupportedMediaType,
        "The body is not taken in the coding \(Refusal.shortened(coding)): send it as it is, or packed by gzip.",
        headers: [.acceptEncoding: "gzip, identity"])
    }
  }

  /// Tells a caller who asks that the body is wanted (RFC 9110, section 10.1.1).
  private static func invite(_ request: Request, _ context: CallContext) throws(Problem) {
    guard let expected = request.headers[.expect]?.lowercased() else { return }
    guard expected == "100-continue" else {
      throw Problem(.expectationFailed, "Of the expectations of Expect only 100-continue is known.")
    }
    context.channel.writeAndFlush(HTTPResponsePart.head(HTTPResponse(status: .continue)), promise: nil)
  }
}
