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

  // MARK: In the child processes

  /// What a process looks at: both go side by side.
  enum Look: String, CaseIterable, ExpressibleByArgument, Sendable {
    case journal, projections
  }

  /// Looks at a ledger in this process and writes what it finds for `fromChildren`.
  static func look(at look: Look, of ledger: Ledger) throws {
    let caller = getppid()
    // Nobody waits for the answer any more.
    func checkCaller() throws { if getppid() != caller { throw ExitCode(ExitStatus.other) } }
    switch look {
    case .journal: try lookAtJournal(of: ledger, checkCaller)
    case .projections:
      switch try Projector.look(at: ledger, progress: { _, _ in try checkCaller() }) {
      case .whole: break
      case .differences(let sentences): for sentence in sentences { write(Damage(projections, nil, sentence).line) }
      case .unseen(let why): write(Damage(rights, nil, "the projections were not looked at: \(why)").line)
      }
    }
    write(end)
  }

  private static func lookAtJournal(of ledger: Ledger, _ checkCaller: () throws -> Void) throws {
    let bar = ProgressBar("entries")
    defer { bar.finish() }
    let found = try ledger.verification { done, all in
      try checkCaller()
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
  }

  private static func write(_ line: String) { Output.write((line + "\n").utf8) }

  /// What stands in place of a table.
  private static let projections = "projections"
  private static let rights = "rights"
  /// The lines that say how far the look came.
  private static let journalEnd = "journal"
  private static let end = "end"

  // MARK: In the caller

  /// Lets processes of their own look at the ledger in a folder.
  /// - Throws: `ExitCode` where one could not look at all, and has said why.
  static func fromChildren(lookingAt folder: String) throws -> VerifyReport {
    let projections = try LookingProcess(.projections, at: folder)
    let journal = try LookingProcess(.journal, at: folder)
    var report = VerifyReport(folder: folder)
    try report.take(journal.result())
    guard report.journal.isEmpty else {
      // A projection says nothing of a journal that is itself damaged.
      projections.stop()
      return report
    }
    try report.take(projections.result())
    return report
  }

  /// Takes in what a process found.
  private mutating func take(_ result: LookingProcess.Result) throws {
    let hasEnded = read(result.lines)
    switch result.reason {
    case .uncaughtSignal:
      add("looking at the file ended in signal \(result.status): pages of it contradict each other or are gone")
    case .exit where result.status == ExitStatus.other && !hasEnded:
      FileHandle.standardError.write(result.errors)
      add("the file cannot be read to its end")
    default:
      guard result.status == 0 else {
        FileHandle.standardError.write(result.errors)
        throw ExitCode(result.status)
      }
      precondition(hasEnded, "a look that ended well says how far it came")
    }
  }

  /// Adds a damage to what was looked at when the look ended.
  private mutating func add(_ sentence: String) {
    if length == nil {
      journal.append(Damage(VerifyReport.journalEnd, nil, sentence))
    } else {
      projections.append(Damage(VerifyReport.projections, nil, sentence))
    }
  }

  /// - Returns: whether the look came to its end.
  private mutating func read(_ lines: String) -> Bool {
    var hasEnded = false
    for line in lines.split(separator: "\n").map(String.init) {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      if parts.first.map(String.init) == VerifyReport.journalEnd, parts.count == 3, let length = Int(parts[1]) {
        self.length = length
        root = parts[2].isEmpty ? nil : String(parts[2])
      } else if line == VerifyReport.end {
        hasEnded = true
      } else if let damage = Damage(line: line) {
        switch damage.table {
        case VerifyReport.projections: projections.append(damage)
        case VerifyReport.rights: rights.append(damage)
        case Damage.clock: oddities.append(damage)
        default: journal.append(damage)
        }
      }
    }
    return hasEnded
  }
}
