internal import ArgumentParser
internal import Events
internal import Figures
internal import Foundation
internal import Ledger
internal import Presentation
internal import Projections

/// What a verification found.
struct VerifyReport {
  let folder: String
  /// The events that were looked at, and the root of their tree; nil where the look did not come to its end.
  var length: Int?
  var root: String?
  /// What is wrong in the journal, and in what is derived from it.
  var journal: [Damage] = []
  var projections: [Damage] = []
  /// What is odd about clocks.
  var oddities: [Damage] = []
  /// What this user may not do, so that less was looked at.
  var rights: [Damage] = []

  var damages: [Damage] { journal + projections }

  // MARK: In the child process

  /// Looks at a ledger in this process and writes what it finds for `fromChild`.
  static func look(at ledger: Ledger) throws {
    let caller = getppid()
    let bar = ProgressBar("entries")
    defer { bar.finish() }
    let found = try ledger.verification { done, all in
      // Nobody waits for the answer any more.
      if getppid() != caller { throw ExitCode(ExitStatus.other) }
      bar.show(done, of: all)
    }
    for damage in found.damages + found.oddities { write(damage.line) }
    if !ledger.isLocked {
      write(
        Damage(
          rights, nil,
          "without the right to write there, a writer cannot know of this look: what it changes may look damaged"
        ).line)
    }
    let root = found.damages.isEmpty ? Digest.hex(try ledger.root(size: found.length)) : ""
    write("\(journalEnd)\t\(found.length)\t\(root)")
    // A projection says nothing of a journal that is itself damaged.
    if found.damages.isEmpty {
      switch try Projector.look(at: ledger, progress: { bar.show($0, of: $1) }) {
      case .whole: break
      case .differences(let sentences): for sentence in sentences { write(Damage(projections, nil, sentence).line) }
      case .unseen(let why): write(Damage(rights, nil, "the projections were not looked at: \(why)").line)
      }
    }
    write(end)
  }

  private static func write(_ line: String) { Output.write((line + "\n").utf8) }

  /// What stands in place of a table.
  private static let projections = "projections"
  private static let rights = "rights"
  /// The lines that say how far the look came.
  private static let journalEnd = "journal"
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
    var (report, hasEnded) = VerifyReport.read(String(decoding: found, as: UTF8.self), of: folder)
    switch child.terminationReason {
    case .uncaughtSignal:
      report.add(
        "looking at the file ended in signal \(child.terminationStatus): pages of it contradict each other or are gone")
    case .exit where child.terminationStatus == ExitStatus.other && !hasEnded:
      report.add("the file cannot be read to its end")
    default:
      if child.terminationStatus != 0 { throw ExitCode(child.terminationStatus) }
      precondition(hasEnded, "a look that ended well says how far it came")
    }
    return report
  }

  /// Adds a damage to what was looked at when the look ended.
  private mutating func add(_ sentence: String) {
    if length == nil {
      journal.append(Damage(VerifyReport.journalEnd, nil, sentence))
    } else {
      projections.append(Damage(VerifyReport.projections, nil, sentence))
    }
  }

  private static func read(_ lines: String, of folder: String) -> (VerifyReport, hasEnded: Bool) {
    var (report, hasEnded) = (VerifyReport(folder: folder), false)
    for line in lines.split(separator: "\n").map(String.init) {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      if parts.first.map(String.init) == journalEnd, parts.count == 3, let length = Int(parts[1]) {
        report.length = length
        report.root = parts[2].isEmpty ? nil : String(parts[2])
      } else if line == end {
        hasEnded = true
      } else if let damage = Damage(line: line) {
        switch damage.table {
        case projections: report.projections.append(damage)
        case rights: report.rights.append(damage)
        case Damage.clock: report.oddities.append(damage)
        default: report.journal.append(damage)
        }
      }
    }
    return (report, hasEnded)
  }
}
