import Foundation

/// The built program, run as a person would run it.
struct Program {
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// A folder for one test, removed at its end, with the path of a ledger in it.
  final class Scratch {
    let path = FileManager.default.temporaryDirectory.path + "/command-tests-" + UUID().uuidString
    var ledger: String { path + "/ledger" }

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws -> String {
      let file = path + "/" + name
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      return file
    }
  }

  /// The program lies beside the tests.
  static let path: String = {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = tests.deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("incident-ledger").path
      if FileManager.default.isExecutableFile(atPath: candidate), !folder.path.hasSuffix("Sources") {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue {
          return candidate
        }
      }
      folder.deleteLastPathComponent()
    }
    preconditionFailure("The program is built before its tests run.")
  }()

  /// Starts the program; the caller waits for it.
  static func start(_ arguments: [String], ledger: String, input: String = "") throws -> (Process, Pipe, Pipe) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ["INCIDENT_LEDGER": ledger, "LANG": "C.UTF-8"]
    let (output, errors, feed) = (Pipe(), Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = feed
    try process.run()
    try? feed.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try? feed.fileHandleForWriting.close()
    return (process, output, errors)
  }

  static func run(_ arguments: [String], ledger: String, input: String = "") throws -> Result {
    let (process, output, errors) = try start(arguments, ledger: ledger, input: input)
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
      errors: String(decoding: said, as: UTF8.self))
  }

  /// A line that records a crime.
  static func crime(_ id: String, date: String = "2018-10-05", offence: String = "burglary") -> String {
    #"{"specversion":"1.0","id":"\#(id)","source":"test","type":"crime.recorded","subject":"\#(id)","#
      + #""data":{"offence":"\#(offence)","date":"\#(date)","area":"E07000129"}}"# + "\n"
  }
}
