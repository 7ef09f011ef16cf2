import Bytes
import FileSystem
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("Bytes that are looked at chunk by chunk")
struct LazyBytesTests {
  let scratch = Scratch()
  private static let chunk = LazyBytes.chunkByteCount

  /// What was asked of the source of some bytes.
  private final class Source: Sendable {
    let chunks = Mutex<[Int]>([])
    let makings = Mutex(0)
  }

  private func contents() -> [UInt8] {
    var random = SplitMix64(seed: 8)
    var bytes: [UInt8] = []
    while bytes.count < Self.chunk * 5 / 2 { bytes.appendLittleEndian(random.next()) }
    return bytes
  }

  private func lazy(
    _ contents: [UInt8], _ source: Source, damaged: Int? = nil, isThere: Bool = true
  ) throws -> LazyBytes {
    let path = scratch("bytes")
    var written = contents
    if let damaged { written[damaged] ^= 1 }
    try Data(written).write(to: URL(fileURLWithPath: path))
    return LazyBytes(
      byteCount: contents.count,
      .mapped(
        { isThere ? try? MappedFile(path, byteCount: contents.count) : nil },
        isWhole: { chunk, bytes in
          source.chunks.withLock { $0.append(chunk) }
          let start = chunk * Self.chunk
          return bytes.bytes() == Array(contents[start..<start + bytes.byteCount])
        },
        otherwise: {
          source.makings.withLock { $0 += 1 }
          return contents
        }))
  }

  private func word(_ contents: [UInt8], _ index: Int) -> UInt32 {
    contents[4 * index..<4 * index + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  @Test("are looked at where they are read, once")
  func whole() throws {
    let (contents, source) = (contents(), Source())
    let bytes = try lazy(contents, source)
    #expect(source.chunks.withLock { $0 } == [])
    let last = contents.count / 4 - 1
    for index in [0, 1, last, last - 1, 0] { #expect(bytes.word(at: index) == word(contents, index)) }
    #expect(source.chunks.withLock { $0 } == [0, 2])
    let range = Self.chunk - 100..<2 * Self.chunk + 100
    #expect(bytes.bytes(range).bytes() == Array(contents[range]))
    #expect(source.chunks.withLock { $0 } == [0, 2, 1])
    #expect(bytes.words(last..<last + 1)[0] == word(contents, last))
    #expect(bytes.bytes(5..<5).byteCount == 0)
    #expect(source.makings.withLock { $0 } == 0)
  }

  @Test("are made where a chunk is damaged, when that is read; what was lent before stays")
  func damaged() throws {
    let (contents, source) = (contents(), Source())
    let bytes = try lazy(contents, source, damaged: Self.chunk + 17)
    let lent = bytes.bytes(0..<100)
    #expect(source.makings.withLock { $0 } == 0)
    let range = Self.chunk - 4..<Self.chunk + 32
    #expect(bytes.bytes(range).bytes() == Array(contents[range]))
    #expect(lent.bytes() == Array(contents[0..<100]))
    let place = (Self.chunk + 16) / 4
    #expect(bytes.word(at: place) == word(contents, place))
    #expect(bytes.word(at: 3) == word(contents, 3))
    #expect(source.makings.withLock { $0 } == 1)
  }

  @Test("are made where there is no file")
  func absent() throws {
    let (contents, source) = (contents(), Source())
    let bytes = try lazy(contents, source, isThere: false)
    #expect(bytes.bytes(0..<contents.count).bytes() == contents)
    #expect(source.makings.withLock { $0 } == 1)
    #expect(source.chunks.withLock { $0 } == [])
    #expect(LazyBytes([]).bytes(0..<0).byteCount == 0)
  }
}
