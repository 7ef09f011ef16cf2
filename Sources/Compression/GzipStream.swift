private import CZlib

/// Compresses bytes to gzip (RFC 1952) as they come, with zlib.
///
/// Not safe for use by two tasks at once: it belongs to whoever writes one answer.
@safe package final class GzipStream {
  /// The state of zlib, which must not move in memory.
  private let stream: UnsafeMutablePointer<z_stream>
  private var isFinished = false

  /// How hard zlib tries: its own usual compromise of time and length.
  private static let level: Int32 = 6
  /// The largest window, and 16 for the frame of gzip around it.
  private static let windowBits: Int32 = 15 + 16
  private static let memoryLevel: Int32 = 8
  /// Bytes taken from zlib at a time.
  private static let pieceByteCount = 16_384

  package init() {
    // SAFETY: the stream is allocated and initialised here, and stays where it is until deinit; its size is that of the header
    // compiled in.
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe deflateInit2_(
      stream, GzipStream.level, Z_DEFLATED, GzipStream.windowBits, GzipStream.memoryLevel, Z_DEFAULT_STRATEGY,
      ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib compresses: there is memory, and it is the version that was compiled against")
  }

  deinit {
    // SAFETY: nobody holds the stream any more; deflateEnd frees what zlib holds, however far it came.
    unsafe deflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// What comes out for further bytes; nothing while zlib waits for more.
  package func compress(_ bytes: [UInt8]) -> [UInt8] { run(bytes, Z_NO_FLUSH) }

  /// What is left, with the check at the end.
  package func finish() -> [UInt8] {
    precondition(!isFinished, "a stream is finished once")
    isFinished = true
    return run([], Z_FINISH)
  }

  private func run(_ bytes: [UInt8], _ flush: Int32) -> [UInt8] {
    var output: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: GzipStream.pieceByteCount)
    var input = bytes
    // SAFETY: the input outlives every call, as the buffer is lent for all of them, and zlib keeps no pointer to it beyond: it is
    // used up when the loop ends, and the pointer is taken back.
    unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe stream.pointee.next_in = source.baseAddress
      unsafe stream.pointee.avail_in = UInt32(source.count)
      var isFull = true
      while isFull {
        // SAFETY: the piece outlives the call, and zlib writes no more than the room that it is told.
        let count = unsafe piece.withUnsafeMutableBufferPointer { target -> Int in
          unsafe stream.pointee.next_out = target.baseAddress
          unsafe stream.pointee.avail_out = UInt32(target.count)
          let status = unsafe deflate(stream, flush)
          precondition(status != Z_STREAM_ERROR, "zlib's stream is as deflateInit2 left it")
          return unsafe target.count - Int(stream.pointee.avail_out)
        }
        output.append(contentsOf: piece[..<count])
        isFull = count == GzipStream.pieceByteCount
      }
      // SAFETY: as above, the buffer is lent until here and no longer.
      unsafe stream.pointee.next_in = nil
    }
    return output
  }
}
