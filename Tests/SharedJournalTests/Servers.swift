#if SharedJournal
  import Foundation
  import TestSupport

  /// A primary with two standbys on this machine, which `tools/sites` sets up and which end with this object.
  final class Servers: Sendable {
    let scratch = Scratch()
    private let port: Int

    /// Whether PostgreSQL is installed.
    static let areInstalled =
      FileManager.default.fileExists(atPath: "/usr/lib/postgresql")
      && FileManager.default.fileExists(atPath: "/usr/bin/python3")

    private static let tools = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("tools")

    init(port: Int) throws {
      self.port = port
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path)
      try python("cluster.set_up(['first', 'second', 'third'])")
    }

    deinit { _ = try? python("[cluster.kill(node) for node in NODES]") }

    /// Runs a line of Python that knows the servers as `cluster`.
    @discardableResult
    func python(_ line: String) throws -> String {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
      process.currentDirectoryURL = Servers.tools
      process.arguments = [
        "-B", "-c",
        "from sites_cluster import *\ncluster = Cluster('\(scratch("servers"))', port=\(port))\n\(line)",
      ]
      let (output, errors) = (Pipe(), Pipe())
      (process.standardOutput, process.standardError) = (output, errors)
      try process.run()
      let text = try output.fileHandleForReading.readToEnd() ?? Data()
      let said = try errors.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else { throw Failure(said: String(decoding: said, as: UTF8.self)) }
      return String(decoding: text, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    struct Failure: Error { let said: String }

    /// Asks the primary as its owner.
    @discardableResult
    func sql(_ text: String) throws -> String {
      try python("print(cluster.sql(cluster.primary, '''SET search_path = incident_ledger; \(text) '''))")
    }

    func address(_ site: String) throws -> String { try python("print(cluster.address('\(site)'))") }
  }
#endif
