import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore

@testable import Server

/// A browser, as far as the server sees one: it keeps cookies, and says where a form comes from.
final class Browser: @unchecked Sendable {
  // Unchecked: one test uses it, one step after the other.
  var cookies: [String: String] = [:]
  private let client: any TestClientProtocol
  private let origin: String

  static let accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

  init(_ client: any TestClientProtocol, origin: String = "http://localhost") {
    (self.client, self.origin) = (client, origin)
  }

  func get(_ address: String, _ more: [String: String] = [:]) async throws -> ServedReply {
    try await send(.get, address, more, body: nil)
  }

  /// Sends a form from a page of the server.
  /// - Parameter more: headers; one that is empty is left out.
  func post(
    _ address: String, _ fields: [(String, String)], _ more: [String: String] = [:]
  ) async throws -> ServedReply {
    let headers = ["content-type": "application/x-www-form-urlencoded", "origin": origin].merging(more) { $1 }
    return try await send(.post, address, headers, body: Array(Browser.form(fields).utf8))
  }

  /// Sends a form with a file.
  func post(_ address: String, _ form: (type: String, body: [UInt8])) async throws -> ServedReply {
    try await send(.post, address, ["content-type": form.type, "origin": origin], body: form.body)
  }

  func signIn(_ token: String, returningTo address: String = "/") async throws -> ServedReply {
    try await post("/sign-in", [("token", token), ("return", address)])
  }

  /// The form token in the head of the page last asked for at an address.
  func formToken(at address: String = "/sign-in") async throws -> String {
    let body = try await get(address).body
    return Browser.formToken(in: body)
  }

  static func formToken(in page: String) -> String {
    page.firstMatch(of: /name="form-token" value="([^"]*)"/).map { String($0.1) } ?? ""
  }

  static func form(_ fields: [(String, String)]) -> String {
    fields.map { name, value in
      name + "=" + (value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
    }.joined(separator: "&")
  }

  private func send(
    _ method: HTTPRequest.Method, _ address: String, _ more: [String: String], body: [UInt8]?
  ) async throws -> ServedReply {
    var fields: HTTPFields = [.accept: Browser.accept]
    if !cookies.isEmpty { fields[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
    for (name, value) in more where !value.isEmpty { fields[HTTPField.Name(name)!] = value }
    let reply = try await ServedReply(
      client.executeRequest(uri: address, method: method, headers: fields, body: body.map { ByteBuffer(bytes: $0) }))
    for field in reply.headers[values: .setCookie] {
      let sides = field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      cookies[String(sides[0])] = field.contains("Max-Age=0") ? nil : String(sides[1])
    }
    return reply
  }
}
