internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Request {
  /// The whole body.
  /// - Throws: a 413 `Problem` where it is too long.
  func wholeBody(_ limits: ServerLimits) async throws -> [UInt8] {
    let tooLong = Problem(
      .contentTooLarge,
      "The body is longer than \(limits.bodyBytes) bytes: send the events in several batches. Nothing was appended.")
    if let length = headers[.contentLength].flatMap({ Int($0) }), length > limits.bodyBytes { throw tooLong }
    do {
      return Array(buffer: try await body.collect(upTo: limits.bodyBytes))
    } catch is NIOTooManyBytesError {
      throw tooLong
    }
  }
}
