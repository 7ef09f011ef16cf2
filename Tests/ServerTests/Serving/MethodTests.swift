import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Server

@Suite("A method")
struct MethodTests {
  @Test("that an address lacks is refused with those that it has, at every address")
  func refusals() async throws {
    let served = try Served(public: true)
    var methods: [String: Set<HTTPRequest.Method>] = [:]
    for route in served.server.routes().routes {
      methods[route.path.description, default: []].insert(route.method)
    }
    let routes = methods
    #expect(routes.count > 15)
    let all: [HTTPRequest.Method] = [.get, .head, .query, .post, .put, .patch, .delete, .options, .trace]
    try await served.server.application().test(.router) { client in
      for (path, known) in routes {
        let address =
          "/" + path.split(separator: "/").map { $0.hasPrefix("{") ? "x" : String($0) }.joined(separator: "/")
        let allowed = known.union(known.contains(.get) ? [.head, .options] : [.options])
        for method in all where !allowed.contains(method) {
          let reply = try await client.send(method, address)
          #expect(reply.status == 405, "\(method) \(address)")
          #expect(MethodTests.allowed(reply) == allowed)
          #expect(reply.headers[.contentType] == "application/problem+json")
        }
        let options = try await client.send(.options, address)
        #expect(options.status == 204 && options.body.isEmpty && MethodTests.allowed(options) == allowed)
      }
      #expect(try await client.send(.post, "/nothing/here").status == 404)
      #expect(try await client.send(.init("BREW")!, "/health").status == 501)
    }
  }

  private static func allowed(_ reply: ServedReply) -> Set<HTTPRequest.Method> {
    Set((reply.headers[.allow] ?? "").split(separator: ", ").compactMap { HTTPRequest.Method(String($0)) })
  }

  @Test("HEAD answers as GET does, without the body", arguments: World.questions + ["/events", "/health", "/metrics"])
  func head(path: String) async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      let get = try await client.get(path, token: token)
      let head = try await client.send(.head, path, token: token)
      #expect(get.status == 200 && head.status == 200 && head.body.isEmpty)
      for name in [HTTPField.Name.contentType, .contentLength, .eTag, .cacheControl, .contentLocation, .vary]
      where path != "/metrics" || name != .contentLength {
        #expect(head.headers[name] == get.headers[name], "\(name)")
      }
    }
  }

  @Test("HEAD of a stream takes no place")
  func headOfStream() async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      for _ in 0..<100 {
        let reply = try await client.send(.head, "/events/stream", token: token)
        #expect(reply.status == 200)
      }
    }
    #expect(served.server.streams.count == 0)
  }
}
