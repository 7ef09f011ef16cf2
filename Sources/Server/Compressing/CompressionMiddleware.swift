internal import HTTPTypes
internal import Hummingbird

/// Answers as gzip to whoever accepts it: pages, data and what is streamed, but for streams of events, which are to arrive
/// one by one, and what is too short to gain.
///
/// The compressed answer is another representation: its tag is the plain one's as a weak one, so that a copy of either is
/// known again by `If-None-Match` and neither is taken for the other byte for byte. What a page reflects stands beside no
/// secret that another site could measure: cookies are `SameSite=Strict`, so no other site asks for a page of a session.
struct CompressionMiddleware: RouterMiddleware {
  /// Bodies below this stay as they are.
  private static let minimumByteCount = 1024

  func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    let isCompressible = response.headers[.contentType].map(CompressionMiddleware.gains) ?? false
    guard isCompressible, response.headers[.contentEncoding] == nil else { return response }
    response.headers[.vary] = [response.headers[.vary], "Accept-Encoding"].compactMap(\.self).joined(separator: ", ")
    guard AcceptedCodings(request.headers[values: .acceptEncoding]).takesGzip, request.method != .head else {
      return response
    }
    if response.status == .notModified {
      weaken(&response)
      return response
    }
    if let count = response.body.contentLength, count < CompressionMiddleware.minimumByteCount { return response }
    let body = response.body
    response.body = ResponseBody { writer in try await body.write(GzipWriter(writer)) }
    response.headers[.contentEncoding] = "gzip"
    response.headers[.contentLength] = nil
    weaken(&response)
    return response
  }

  private func weaken(_ response: inout Response) {
    if let tag = response.headers[.eTag], !tag.hasPrefix("W/") { response.headers[.eTag] = "W/" + tag }
  }

  /// Whether answers of a type are texts that compression makes shorter.
  private static func gains(_ contentType: String) -> Bool {
    let type = contentType.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    guard type != "text/event-stream" else { return false }
    return type.hasPrefix("text/") || type == "application/json" || type.hasSuffix("+json") || type == "image/svg+xml"
      || type == "application/x-ndjson" || type == "application/yaml"
  }
}
