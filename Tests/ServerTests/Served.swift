import Events
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Logging
import NIOCore

@testable import Server

/// A new ledger in a folder of its own, removed at the end of the test, and a server of it.
final class Served: Sendable {
  private let scratch: ScratchLedger
  let server: Server

  var path: String { scratch.path }
  var ledger: Ledger { scratch.ledger }

  init(
    public isPublic: Bool = false, limits: ServerLimits = ServerLimits(), host: String = "127.0.0.1",
    publicAddresses: [String] = [], accounts: ProxyAccounts? = nil,
    logger: Logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() },
    _ change: (inout ServerOptions) -> Void = { _ in }
  ) throws {
    scratch = try ScratchLedger()
    var options = ServerOptions()
    options.isPublic = isPublic
    options.limits = limits
    options.host = host
    options.publicAddresses = publicAddresses.map { WebOrigin($0)! }
    options.accounts = accounts
    options.port = 0
    change(&options)
    server = try Server(scratch.ledger, options: options, logger: logger)
  }

  /// Makes a token with these scopes.
  func token(_ scopes: String..., name: String = UUID().uuidString) throws -> String {
    try TokenFile(of: ledger).create(
      name: name, scopes: scopes.map { Scope($0)! }, now: Ledger.now
    ).secret
  }
}

/// An answer, for tests to look at.
struct ServedReply {
  var status: Int
  var headers: HTTPFields
  var body: String

  init(_ response: TestResponse) {
    (status, headers) = (response.status.code, response.headers)
    body = String(buffer: response.body)
  }

  /// The members of the JSON object in the body.
  var json: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] ?? [:]
  }

  /// The entries of a problem, as `index pointer`.
  var places: [String] {
    (json["errors"] as? [[String: Any]] ?? []).map { entry in
      "\((entry["index"] as? Int).map(String.init) ?? "-") \(entry["pointer"] as? String ?? "-")"
    }
  }
}

extension TestClientProtocol {
  func send(
    _ method: HTTPRequest.Method, _ uri: String, token: String? = nil, _ more: [String: String] = [:]
  ) async throws -> ServedReply {
    try await ServedReply(executeRequest(uri: uri, method: method, headers: fields(token, more), body: nil))
  }

  func get(_ uri: String, token: String? = nil, _ more: [String: String] = [:]) async throws -> ServedReply {
    try await send(.get, uri, token: token, more)
  }

  /// Posts to `/events`; one event in structured mode where no type is named.
  func append(
    _ body: String, as type: String = "application/cloudevents+json", token: String? = nil,
    _ more: [String: String] = [:], strict: Bool = false
  ) async throws -> ServedReply {
    var headers = fields(token, more)
    headers[.contentType] = type.isEmpty ? nil : type
    return try await ServedReply(
      executeRequest(
        uri: strict ? "/events?strict=1" : "/events", method: .post, headers: headers, body: ByteBuffer(string: body)))
  }

  private func fields(_ token: String?, _ more: [String: String]) -> HTTPFields {
    var fields: HTTPFields = [:]
    if let token { fields[.authorization] = "Bearer " + token }
    for (name, value) in more { fields.append(HTTPField(name: HTTPField.Name(name)!, value: value)) }
    return fields
  }
}

let batchType = "application/cloudevents-batch+json"
