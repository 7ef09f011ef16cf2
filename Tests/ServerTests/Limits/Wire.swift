import Foundation
import NIOCore
import NIOPosix

/// A connection on which a test sends what it likes, byte by byte.
enum Wire {
  /// What came back, and whether the server closed the connection before the time was up.
  struct Exchange: Sendable {
    var answer: String
    var isClosed: Bool
  }

  /// Sends the parts with a pause after each, and takes what comes back until it is enough, the server closes, or for so
  /// long.
  static func exchange(
    port: Int, _ parts: [String], pause: Duration = .zero, for longest: Duration = .seconds(30),
    until isEnough: @escaping @Sendable (_ answer: String) -> Bool = { _ in false }
  ) async throws -> Exchange {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    let received = Received()
    // A server that has closed is no error here, in whichever call it shows.
    let isClosed = try? await channel.executeThenClose { inbound, outbound in
      try await withThrowingTaskGroup(of: Bool.self) { group in
        group.addTask {
          do {
            for try await bytes in inbound where isEnough(await received.append(bytes)) { return false }
          } catch {}
          return !Task.isCancelled
        }
        group.addTask {
          try await Task.sleep(for: longest)
          return false
        }
        group.addTask {
          for part in parts {
            do { try await outbound.write(ByteBuffer(string: part)) } catch { break }
            if pause > .zero { try await Task.sleep(for: pause) }
          }
          try await Task.sleep(for: .seconds(60))
          return false
        }
        let isClosed = try await group.next() ?? false
        group.cancelAll()
        return isClosed
      }
    }
    return Exchange(answer: await received.text, isClosed: isClosed ?? true)
  }

  private actor Received {
    private var bytes = ByteBuffer()

    /// - Returns: all that has come.
    func append(_ more: ByteBuffer) -> String {
      bytes.writeImmutableBuffer(more)
      return text
    }

    var text: String { String(buffer: bytes) }
  }
}
