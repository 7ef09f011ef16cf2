internal import Compression
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Writes a body as gzip to the writer behind it, as it is made.
struct GzipWriter: ResponseBodyWriter {
  private var writer: any ResponseBodyWriter
  private let stream = GzipStream()

  init(_ writer: any ResponseBodyWriter) { self.writer = writer }

  mutating func write(_ buffer: ByteBuffer) async throws {
    var rest = buffer
    // A large answer in one piece is sent as it is compressed, and the event loop has other work between the pieces.
    while let bytes = rest.readBytes(length: min(rest.readableBytes, GzipWriter.pieceByteCount)), !bytes.isEmpty {
      try await send(stream.compress(bytes))
      if rest.readableBytes > 0 { await Task.yield() }
    }
  }

  /// Bytes compressed at a time: some milliseconds of work.
  private static let pieceByteCount = 65_536

  private mutating func send(_ bytes: [UInt8]) async throws {
    if !bytes.isEmpty { try await writer.write(ByteBuffer(bytes: bytes)) }
  }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
    let last = stream.finish()
    if !last.isEmpty { try await writer.write(ByteBuffer(bytes: last)) }
    try await writer.finish(trailingHeaders)
  }
}
