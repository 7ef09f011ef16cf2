import Foundation
import HTTPTypes
import HummingbirdTesting
import LedgerTestSupport
import NIOCore
import TestSupport
import Testing

@testable import Server

@Suite("Answers as gzip")
struct CompressionTests {
  private func body(_ client: some TestClientProtocol, _ uri: String, _ headers: HTTPFields) async throws
    -> TestResponse
  {
    try await client.executeRequest(uri: uri, method: .get, headers: headers, body: nil)
  }

  private static let encoding = HTTPField.Name("Content-Encoding")!

  @Test("a page and data come compressed to whoever accepts it, and unpacked they are the same")
  func same() async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      for uri in World.questions + [
        "/", "/style.css", "/openapi.yaml", "/figures?area=E10000018&from=2018-06&to=2018-12&format=csv",
      ] {
        let own: HTTPFields = [.authorization: "Bearer " + token, .accept: "text/html,*/*;q=0.5"]
        var accepting = own
        accepting[.acceptEncoding] = "br, gzip;q=0.8"
        let (plain, packed) = (try await body(client, uri, own), try await body(client, uri, accepting))
        #expect(plain.status == .ok && plain.headers[CompressionTests.encoding] == nil, "\(uri)")
        #expect(packed.headers[.vary]?.contains("Accept-Encoding") ?? false, "\(uri)")
        #expect(plain.headers[.vary] == packed.headers[.vary], "\(uri)")
        guard plain.body.readableBytes >= 1024 else {
          #expect(packed.headers[CompressionTests.encoding] == nil && packed.body == plain.body, "\(uri)")
          continue
        }
        #expect(packed.headers[CompressionTests.encoding] == "gzip", "\(uri)")
        #expect(packed.body.readableBytes < plain.body.readableBytes, "\(uri)")
        #expect(packed.headers[.contentLength] == nil, "\(uri)")
        #expect(try unpacked(Array(buffer: packed.body)) == Array(buffer: plain.body), "\(uri)")
      }
    }
  }

  /// What another program makes of it.
  private func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
    let scratch = Scratch()
    let file = scratch.path + "/answer.gz"
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["-dc", file]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return Array(output)
  }

  @Test(
    "only where gzip is accepted, and no less than what is plain",
    arguments: [
      ("gzip", true), ("GZIP;q=0.1", true), ("*", true), ("deflate, x-gzip", true), ("gzip;q=0", false),
      ("*;q=0", false), ("br", false), ("", false), ("gzip;q=0.2, identity", false), ("gzip;q=zero", false),
      ("gzip;q=0, *", false),
    ])
  func accepted(field: String, isTaken: Bool) {
    #expect(AcceptedCodings(field.isEmpty ? [] : [field]).takesGzip == isTaken)
  }

  @Test("a copy of either is known again, and the compressed one has a weak tag of its own")
  func tags() async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      let own: HTTPFields = [.authorization: "Bearer " + token, .accept: "text/html"]
      var accepting = own
      accepting[.acceptEncoding] = "gzip"
      for uri in ["/definitions", "/figures?area=E10000018&from=2018-06&to=2018-12&format=csv"] {
        let plain = try #require(try await body(client, uri, own).headers[.eTag])
        let packed = try #require(try await body(client, uri, accepting).headers[.eTag])
        #expect(packed == "W/" + plain)
        for tag in [plain, packed] {
          var again = accepting
          again[.ifNoneMatch] = tag
          let answer = try await body(client, uri, again)
          #expect(answer.status == .notModified && answer.body.readableBytes == 0, "\(uri)")
          #expect(answer.headers[CompressionTests.encoding] == nil)
        }
      }
    }
  }

  @Test("the cube is saved under a name that tells what it is")
  func names() async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      let reply = try await client.get(
        "/figures?indicators=crimes&area=E10000018&from=2018-06&to=2018-12&format=csv", token: token)
      #expect(
        reply.headers[.contentDisposition] == "attachment; filename=\"figures-crimes-E10000018-2018-06-to-2018-12.csv\""
      )
      let other = try await client.get(
        "/figures?indicators=crimes&area=E10000018&from=2018-06&to=2018-09&format=csv", token: token)
      #expect(other.headers[.eTag] != reply.headers[.eTag])
    }
  }
}
