import Events
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Server

@Suite("The body of a request", .ownThreads)
struct BodyTests {
  /// `[]` by gzip, and 20,000 spaces.
  private static let packed: [UInt8] = [
    0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x8B, 0x8E, 5, 0, 0x29, 0xBB, 0x4C, 0x0D, 2, 0, 0, 0,
  ]

  private func post(_ body: [UInt8], coding: String, limits: ServerLimits = ServerLimits()) async throws -> ServedReply
  {
    let served = try Served(limits: limits)
    let token = try served.token("append")
    return try await served.server.application().test(.router) { client in
      try await ServedReply(
        client.executeRequest(
          uri: "/events", method: .post,
          headers: [.authorization: "Bearer " + token, .contentType: batchType, .contentEncoding: coding],
          body: ByteBuffer(bytes: body)))
    }
  }

  @Test("is unpacked where it is packed by gzip, within the same bounds")
  func gzip() async throws {
    #expect(try await post(BodyTests.packed, coding: "gzip").status == 200)
    var limits = ServerLimits()
    limits.bodyBytes = 1
    #expect(try await post(BodyTests.packed, coding: "gzip", limits: limits).status == 413)
    #expect(try await post(Array("[]".utf8), coding: "gzip").status == 400)
    #expect(try await post(Array(BodyTests.packed.dropLast(9)), coding: "x-gzip").status == 400)
    let unknown = try await post(Array("[]".utf8), coding: "br")
    #expect(unknown.status == 415 && unknown.headers[.acceptEncoding] == "gzip, identity")
  }

  @Test("is refused for now where all together are too long, and its memory is given back")
  func memory() async throws {
    var limits = ServerLimits()
    limits.bodiesBytes = 1
    let reply = try await post(Array("[]".utf8), coding: "identity", limits: limits)
    #expect(reply.status == 503 && reply.headers[.retryAfter] == "5")
    let memory = BodyMemory(maximumByteCount: 10)
    do {
      let share = BodyMemory.Share(of: memory)
      #expect(share.take(8) && !share.take(3) && share.take(2))
      #expect(memory.byteCount == 10)
    }
    #expect(memory.byteCount == 0)
  }

  @Test("is asked for where its sender waits to be told so, and not where it is refused anyway")
  func invitation() async throws {
    let served = try Served()
    let token = try served.token("append")
    try await served.server.application().test(.live) { client in
      let port = try #require(client.port)
      let head = "POST /events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: \(batchType)\r\n"
      let rest = "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n"
      let asked = try await Wire.exchange(
        port: port, [head + "Authorization: Bearer \(token)\r\n" + rest, "[]"], pause: .milliseconds(50))
      #expect(asked.answer.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"), "\(asked.answer)")
      let refused = try await Wire.exchange(port: port, [head + rest])
      #expect(refused.answer.hasPrefix("HTTP/1.1 401 "), "\(refused.answer)")
    }
  }

  @Test(
    "that is not in chunks, as it says, is answered 400",
    arguments: ["zz\r\n[]\r\n0\r\n\r\n", "2\r\n[]xx\r\n0\r\n\r\n", "-2\r\n[]", "ffffffffffffffffff\r\n[]"])
  func chunks(body: String) async throws {
    let served = try Served()
    let token = try served.token("append")
    try await served.server.application().test(.live) { client in
      let exchange = try await Wire.exchange(
        port: try #require(client.port),
        [
          "POST /events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: \(batchType)\r\n"
            + "Authorization: Bearer \(token)\r\nTransfer-Encoding: chunked\r\n\r\n" + body
        ])
      #expect(exchange.answer.hasPrefix("HTTP/1.1 400 "), "\(exchange.answer)")
    }
  }
}
