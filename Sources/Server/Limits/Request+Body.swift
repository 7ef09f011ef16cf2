internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Request {
  /// The whole body.
  /// - Parameter remedy: what to do where it is too long, as the rest of a sentence.
  /// - Throws: a 413 `Problem` where it is too long.
  func wholeBody(
    _ limits: ServerLimits, otherwise remedy: String = "send the events in several batches"
  ) async throws -> [UInt8] {
    let tooLong = Problem(
      .contentTooLarge, "The body is longer than \(limits.bodyBytes) bytes: \(remedy). Nothing was appended.")
    if let length = headers[.contentLength].flatMap({ Int($0) }), length > limits.bodyBytes { throw tooLong }
    do {
      return Array(buffer: try await body.collect(upTo: limits.bodyBytes))
    } catch is NIOTooManyBytesError {
      throw tooLong
    }
  }
}
