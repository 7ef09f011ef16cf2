import Events
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Ledger
import Logging
import NIOCore

@testable import Server

/// A new ledger in a folder of its own, removed at the end of the test, and a server of it.
final class Served: Sendable {
  let path: String
  let ledger: Ledger
  let server: Server

  init(
    public isPublic: Bool = false, limits: ServerLimits = ServerLimits(),
    logger: Logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }
  ) throws {
    path = FileManager.default.temporaryDirectory.path + "/server-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Ledger.create(at: path + "/ledger")
    ledger = try Ledger(at: path + "/ledger")
    var options = ServerOptions()
    options.isPublic = isPublic
    options.limits = limits
    options.port = 0
    server = try Server(ledger, options: options, logger: logger)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Makes a token with these scopes.
  func token(_ scopes: String..., name: String = UUID().uuidString) throws -> String {
    try TokenFile(of: ledger).create(
      name: name, scopes: scopes.map { Scope($0)! }, now: Ledger.now
    ).secret
  }

  /// All events as text.
  func texts() throws -> [String] {
    var texts: [String] = []
    try ledger.forEachEvent(in: 0..<ledger.length) { _, _, json in
      texts.append(String(decoding: json, as: UTF8.self))
      return true
    }
    return texts
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
    _ more: [String: String] = [:]
  ) async throws -> ServedReply {
    var headers = fields(token, more)
    headers[.contentType] = type.isEmpty ? nil : type
    return try await ServedReply(
      executeRequest(uri: "/events", method: .post, headers: headers, body: ByteBuffer(string: body)))
  }

  private func fields(_ token: String?, _ more: [String: String]) -> HTTPFields {
    var fields: HTTPFields = [:]
    if let token { fields[.authorization] = "Bearer " + token }
    for (name, value) in more { fields.append(HTTPField(name: HTTPField.Name(name)!, value: value)) }
    return fields
  }
}

let batchType = "application/cloudevents-batch+json"

/// The opening of a crime.
func crime(
  _ subject: String, id: String? = nil, source: String = "tests", date: String = "2019-01",
  offence: String = "burglary",
  area: String = "E07000129"
) -> String {
  #"{"specversion":"1.0","id":"\#(id ?? subject)","source":"\#(source)","type":"crime.recorded","#
    + #""subject":"\#(subject)","data":{"offence":"\#(offence)","date":"\#(date)","area":"\#(area)"}}"#
}

func event(_ type: String, _ subject: String, id: String, data: String) -> String {
  #"{"specversion":"1.0","id":"\#(id)","source":"tests","type":"\#(type)","subject":"\#(subject)","data":\#(data)}"#
}

func batch(_ events: [String]) -> String { "[" + events.joined(separator: ",") + "]" }
