import Foundation
import TestSupport

/// A command on a ledger that holds a part of a history, with each of its calls that can fail.
struct Rehearsal: Sendable {
  enum Act: String, CaseIterable { case initialise, append, figure, backup }

  let act: Act
  let history: History
  /// The ledger before the command.
  let folder: Scratch
  /// Its length before, and with the batch that is appended.
  let lengths: (before: Int, after: Int)
  let told: Told
  /// The words that append the batch.
  let append: [String]
  /// How many calls of each kind the command makes.
  let calls: [Interposer.Kind: Int]

  static let all = Result { try Act.allCases.map { try Rehearsal($0, .small) } + [try Rehearsal(.append, .inParts)] }

  /// The batches before the last are in the ledger; a figure was asked for, and its projection stored, before those.
  private init(_ act: Act, _ history: History) throws {
    (self.act, self.history) = (act, history)
    folder = Scratch()
    let last = history.batches.count - 1
    lengths = (history.lengths[last], history.lengths[last + 1])
    let command = LedgerCommand(ledger: folder("ledger"), folder: folder)
    func run(_ words: [String]) throws {
      let run = try command(words)
      guard run.status == 0 else { throw HarnessError("\(words): \(run)") }
    }
    try run(["init"])
    for (number, batch) in history.batches.dropLast().enumerated() {
      if number == 3 { try run(["areas", "--unplaced"]) }
      try run(History.append(try folder.write("batch.jsonl", batch), number: number))
    }
    try folder.write("batch.jsonl", history.batches[last])
    let whole = folder.another()
    try FileManager.default.copyItem(atPath: folder("ledger"), toPath: whole)
    let sound = LedgerCommand(ledger: whole, folder: folder)
    let appended = try sound(History.append(folder("batch.jsonl"), number: last))
    guard appended.status == 0 else { throw HarnessError("append: \(appended)") }
    told = try Told(sound, history.lengths)
    var counts: [Interposer.Kind: Int] = [:]
    let scratch = Scratch()
    append = History.append(folder("batch.jsonl"), number: last)
    let clean = try Rehearsal.run(act, append, folder, scratch, fault: nil)
    guard clean.status == 0 else { throw HarnessError("\(act): \(clean)") }
    let trace = try Data(contentsOf: URL(fileURLWithPath: scratch("trace")))
    for kind in try Trace.calls(trace) { counts[kind, default: 0] += 1 }
    counts[.any] = counts.values.reduce(0, +)
    calls = counts
  }

  /// Does the command on a copy in the scratch folder, with a fault or recorded.
  private static func run(
    _ act: Act, _ append: [String], _ folder: Scratch, _ scratch: Scratch, fault: Interposer.Fault?
  ) throws -> Run {
    let root = scratch("disk")
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    if act != .initialise {
      try FileManager.default.copyItem(atPath: folder("ledger"), toPath: root + "/ledger")
    }
    let command = LedgerCommand(
      ledger: root + "/ledger", folder: scratch,
      environment: try Interposer.environment(
        root: root, trace: fault == nil ? scratch("trace") : nil, fault: fault))
    switch act {
    case .initialise: return try command("init")
    case .append: return try command(append)
    case .figure: return try command(question)
    case .backup: return try command("backup", root + "/backup")
    }
  }

  /// A figure of all that is known.
  private static let question = [
    "figure", "burglary", "--area", "E07000129", "--to", "2018-12", "--format", "json",
  ]

  // MARK: Faults

  /// Each fault that a call of the command can meet.
  var faults: [Interposer.Fault] {
    calls.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { kind, count in
      (1...max(1, count)).flatMap { number in
        Rehearsal.errors(kind).flatMap { error in
          [false, true].map { Interposer.Fault(kind: kind, number: number, error: error, lasts: $0) }
        }
      }
    }
  }

  private static func errors(_ kind: Interposer.Kind) -> [Int32] {
    switch kind {
    case .write, .told: [EIO, ENOSPC, Interposer.Fault.half]
    case .sync, .truncate, .allocate, .rename, .folder: [EIO, ENOSPC]
    case .open: [EIO, ENOSPC, EMFILE, ENOMEM]
    case .map: [ENOMEM]
    case .remove: [EIO]
    case .any, .create, .unknown: []
    }
  }

  // MARK: Afterwards

  /// What is wrong after the command met a fault.
  func faults(with fault: Interposer.Fault) throws -> [String] {
    let scratch = Scratch()
    let run = try Rehearsal.run(act, append, folder, scratch, fault: fault)
    return try check(run, scratch).map { "\(act), \(fault): \($0)" }
  }

  /// The exit statuses of a command that could not do what it was asked: no input, cannot create, I/O, try again, other.
  private static let refusals: Set<Int32> = [66, 73, 74, 75, 1]

  /// What is wrong with a ledger after the command ended as it did.
  func check(_ run: Run, _ scratch: Scratch) throws -> [String] {
    var faults: [String] = []
    if let status = run.status, status != 0 {
      if !Rehearsal.refusals.contains(status) || run.messages.isEmpty {
        faults.append("it ends without a word: \(run)")
      }
    }
    if let signal = run.signal, signal != SIGKILL { faults.append("it crashes: \(run)") }
    let command = LedgerCommand(ledger: scratch("disk/ledger"), folder: scratch)
    switch act {
    case .initialise:
      let again = try command("init")
      if run.status == 0 ? again.status != 73 : ![0, 73].contains(again.status) {
        faults.append("init again: \(again)")
      }
      return faults + (try told.check(command, endingAt: [0]).faults)
    case .append:
      let isAcknowledged = run.status == 0 || run.text.hasSuffix("}\n")
      let allowed = isAcknowledged ? [lengths.after] : [lengths.before, lengths.after]
      faults += try told.check(command, endingAt: allowed).faults
      let again = try command(append)
      if again.status != 0 { faults.append("append again: \(again)") }
      return faults + (try told.check(command, endingAt: [lengths.after]).faults)
    case .figure:
      let expected = told.figures[lengths.before]
      if run.status == 0, run.output != expected?.output { faults.append("another figure: \(run)") }
    case .backup:
      let copy = LedgerCommand(ledger: scratch("disk/backup"), folder: scratch)
      if run.status == 0 { faults += try told.check(copy, endingAt: [lengths.before]).faults }
      let again = try command("backup", scratch("disk/second"))
      if again.status != 0 { faults.append("backup again: \(again)") }
    }
    return faults + (try told.check(command, endingAt: [lengths.before]).faults)
  }
}
