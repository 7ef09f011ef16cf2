import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import NIOCore
import NIOPosix
import TestSupport

@testable import Server

/// The built program serving a ledger in a process of its own, as a person starts it.
final class ServedProcess: @unchecked Sendable {
  // Unchecked: the process is started by `init` and waited for by one test.
  private let scratch = Scratch()
  let port: Int
  private let process = Process()
  private let number: Int32

  var path: String { scratch.path }
  var ledgerPath: String { scratch("ledger") }

  /// - Parameter shell: a shell line in which `"$0" "$@"` stands for the program.
  init(shell: String? = nil) async throws {
    let path = scratch.path
    try Ledger.create(at: scratch("ledger"))
    let words = ["serve", "--port", "0", "--public-read", "--ledger", path + "/ledger"]
    process.executableURL = shell == nil ? ServedProcess.program : URL(fileURLWithPath: "/bin/sh")
    process.arguments = shell.map { ["-c", $0, ServedProcess.program.path] + words } ?? words
    let output = path + "/output"
    for name in [output, path + "/messages"] { try Data().write(to: URL(fileURLWithPath: name)) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: path + "/messages")
    try process.run()
    number = process.processIdentifier
    var found: Int?
    for _ in 0..<1000 where found == nil && process.isRunning {
      let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: output)), as: UTF8.self)
      if text.hasSuffix("\n") { found = Int(text.dropLast().split(separator: ":").last ?? "") }
      if found == nil { try await Task.sleep(for: .milliseconds(10)) }
    }
    guard let found else { throw LedgerError(.io, "the server does not listen") }
    port = found
  }

  deinit {
    signal(SIGKILL)
  }

  static let program: URL = {
    guard let tests = Bundle.main.executableURL else { preconditionFailure("the tests are an executable file") }
    return tests.deletingLastPathComponent().appendingPathComponent("incident-ledger")
  }()

  func token(_ scopes: String...) throws -> String {
    let ledger = try Ledger(at: ledgerPath, access: .readOnly)
    return try TokenFile(of: ledger).create(
      name: UUID().uuidString, scopes: scopes.map { Scope($0)! }, now: Ledger.now
    ).secret
  }

  /// Lifts a limit of the length of files.
  func giveRoom() throws {
    let lifting = Process()
    lifting.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    lifting.arguments = ["prlimit", "--pid", String(number), "--fsize=unlimited"]
    try lifting.run()
    lifting.waitUntilExit()
    guard lifting.terminationStatus == 0 else { throw LedgerError(.io, "the limit is not lifted") }
  }

  func signal(_ signal: Int32) {
    if process.isRunning && number > 1 { _ = kill(number, signal) }
  }

  /// Waits for its end; the exit status, or the signal that ended it.
  func end() async throws -> Int32 {
    for _ in 0..<1000 where process.isRunning { try await Task.sleep(for: .milliseconds(10)) }
    return process.isRunning ? -1 : process.terminationStatus
  }

  var messages: String {
    get throws { String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/messages")), as: UTF8.self) }
  }

  /// Runs the program to its end; what it prints.
  func run(_ words: [String]) async throws -> String {
    let run = Process()
    run.executableURL = ServedProcess.program
    run.arguments = words + ["--ledger", ledgerPath]
    let name = path + "/" + UUID().uuidString
    try Data().write(to: URL(fileURLWithPath: name))
    run.standardInput = FileHandle.nullDevice
    run.standardOutput = FileHandle(forWritingAtPath: name)
    run.standardError = FileHandle.nullDevice
    try run.run()
    for _ in 0..<1000 where run.isRunning { try await Task.sleep(for: .milliseconds(10)) }
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: name)), as: UTF8.self)
  }

  // MARK: Callers

  /// Calls `body` with a connection of its own.
  func connected<Value: Sendable>(_ body: (TestClient) async throws -> Value) async throws -> Value {
    try await TestClient.connected(port: port, body)
  }
}

extension TestClient {
  /// Calls `body` with a connection of its own to a port of this machine.
  static func connected<Value: Sendable>(port: Int, _ body: (TestClient) async throws -> Value) async throws -> Value {
    let client = TestClient(
      host: "127.0.0.1", port: port, configuration: .init(timeout: .seconds(10)),
      eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton))
    client.connect()
    do {
      let value = try await body(client)
      try await client.shutdown()
      return value
    } catch {
      try? await client.shutdown()
      throw error
    }
  }

  /// Asks the server by the name that it goes by.
  func ask(_ address: String, headers: HTTPFields = [:]) async throws -> Response {
    try await execute(.init(address, method: .get, authority: "127.0.0.1", headers: headers))
  }

  func append(_ body: String, as type: String = batchType, token: String) async throws -> (status: Int, body: String) {
    let reply = try await execute(
      .init(
        "/events", method: .post, authority: "127.0.0.1",
        headers: [.authorization: "Bearer " + token, .contentType: type], body: ByteBuffer(string: body)))
    return (reply.status.code, reply.body.map { String(buffer: $0) } ?? "")
  }
}
