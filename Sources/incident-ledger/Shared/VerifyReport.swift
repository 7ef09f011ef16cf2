internal import ArgumentParser
internal import Events
internal import Figures
internal import Foundation
internal import Ledger
internal import Presentation
internal import Projections

/// What a verification found.
struct VerifyReport {
  /// The events that were looked at, and the root of their tree; nil where the look did not come to its end.
  var length: Int?
  var root: String?
  var damages: [Damage] = []

  // MARK: In the child process

  /// Looks at a ledger in this process and writes what it finds for `fromChild`.
  static func look(at ledger: Ledger) throws {
    let caller = getppid()
    let bar = ProgressBar("entries")
    defer { bar.finish() }
    let length = try ledger.length
    var damages = try ledger.verifyJournal { done, all in
      // Nobody waits for the answer any more.
      if getppid() != caller { throw ExitCode(ExitStatus.other) }
      bar.show(done, of: all)
    }
    // A projection says nothing of a journal that is itself damaged.
    if damages.isEmpty {
      damages = try Projector.differences(of: ledger) { bar.show($0, of: $1) }
        .map { Damage("projections", nil, $0) }
    }
    for damage in damages { Output.write((damage.line + "\n").utf8) }
    let root = damages.isEmpty ? Digest.hex(try ledger.root(size: length)) : ""
    Output.write("\(end)\t\(length)\t\(root)\n".utf8)
  }

  private static let end = "end"

  // MARK: In the caller

  /// Lets a process of its own look at the ledger in a folder.
  /// - Throws: `ExitCode` where that could not look at all, and has said why.
  static func fromChild(lookingAt folder: String) throws -> VerifyReport {
    let (child, pipe) = (Process(), Pipe())
    child.executableURL = Bundle.main.executableURL
    child.arguments = ["verify", "--in-this-process", "--ledger", folder]
    child.standardOutput = pipe
    try child.run()
    let found = try pipe.fileHandleForReading.readToEnd() ?? Data()
    child.waitUntilExit()
    var report = VerifyReport(lines: String(decoding: found, as: UTF8.self))
    switch child.terminationReason {
    case .uncaughtSignal:
      report.damages.append(
        Damage(
          "journal", nil,
          "looking at the file ended in signal \(child.terminationStatus): pages of it contradict each other or are gone"
        ))
    default:
      if child.terminationStatus != 0 { throw ExitCode(child.terminationStatus) }
      precondition(report.length != nil, "a look that ended well says how far it came")
    }
    return report
  }

  private init(lines: String) {
    for line in lines.split(separator: "\n") {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      if parts.first == "end", parts.count == 3 {
        length = Int(parts[1])
        root = parts[2].isEmpty ? nil : String(parts[2])
      } else if let damage = Damage(line: String(line)) {
        damages.append(damage)
      }
    }
  }

  // MARK: Printing

  var text: String {
    if damages.isEmpty { return "\(length ?? 0) events, all whole. Root \(root ?? "").\n" }
    return damages.map { "\($0)\n" }.joined()
      + (damages.count == 1 ? "1 damage found.\n" : "\(damages.count) damages found.\n")
  }

  var json: JSONOutput {
    .object([
      ("events", length.map { .whole($0) } ?? .null), ("root", .optional(root)),
      (
        "damages",
        .array(
          damages.map { damage in
            .object([
              ("table", .string(damage.table)), ("sequence", damage.sequence.map { .whole($0) } ?? .null),
              ("sentence", .string(damage.sentence)),
            ])
          })
      ),
    ])
  }

  var csv: String {
    CSVTable.text(
      columns: ["table", "sequence", "sentence"],
      rows: damages.map { [$0.table, $0.sequence.map(String.init) ?? "", $0.sentence] })
  }
}
