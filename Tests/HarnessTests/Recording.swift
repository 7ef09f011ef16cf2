import Foundation
import TestSupport
import Testing

/// A ledger that was made and appended to while everything done to its files was recorded.
struct Recording: Sendable {
  let history: History
  private(set) var operations: [Trace.Operation]
  /// After how many operations each of the lengths was acknowledged: the first is the empty ledger's.
  let acknowledged: [Int]
  let told: Told

  static let small = Result { try Recording(.small, failing: 4) }
  static let inParts = Result { try Recording(.inParts, failing: 1) }

  /// Makes the ledger, appends the batches, and asks for a figure after each. One batch meets a disk that refuses a sync, and
  /// is appended again.
  private init(_ history: History, failing: Int) throws {
    self.history = history
    let scratch = Scratch()
    let (root, trace) = (scratch("disk"), scratch("trace"))
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    let inode = try FileManager.default.attributesOfItem(atPath: root)[.systemFileNumber] as? UInt64 ?? 0
    let command = LedgerCommand(
      ledger: root + "/ledger", folder: scratch,
      environment: try Interposer.environment(root: root, trace: trace))
    func run(_ words: [String], _ command: LedgerCommand, status: Int32 = 0) throws {
      let run = try command(words)
      guard run.status == status else { throw HarnessError("\(words): \(run)") }
    }
    func byteCount() throws -> Int { try Data(contentsOf: URL(fileURLWithPath: trace)).count }
    try run(["init"], command)
    var ends = [try byteCount()]
    for (number, batch) in history.batches.enumerated() {
      let file = try scratch.write("batch.jsonl", batch)
      if number == failing {
        var broken = command
        broken.environment = try Interposer.environment(
          root: root, trace: trace, fault: Interposer.Fault(kind: .sync, number: 1, error: EIO, lasts: true))
        try run(History.append(file, number: number), broken, status: 74)
      }
      try run(History.append(file, number: number), command)
      ends.append(try byteCount())
      try run(History.figure(history.lengths[number + 1]), command)
    }
    let recorded = try Data(contentsOf: URL(fileURLWithPath: trace))
    operations = try Trace(recorded, root: inode).operations
    acknowledged = try ends.map { try Trace(recorded.prefix($0), root: inode).operations.count }
    told = try Told(LedgerCommand(ledger: root + "/ledger", folder: scratch), history.lengths)
    try check(root)
  }

  /// The files that the operations make are those that are there, so nothing escaped the library; and none but lock files
  /// are written to through maps.
  private func check(_ root: String) throws {
    let made = Disk(all: operations).bytes
    for (path, bytes) in made where !path.hasSuffix("lock.mdb") {
      guard try Data(contentsOf: URL(fileURLWithPath: root + "/" + path)) == bytes else {
        throw HarnessError("\(path) is not what the recorded writes make of it")
      }
    }
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let there = try names.filter {
      let attributes = try FileManager.default.attributesOfItem(atPath: root + "/" + $0)
      return attributes[.type] as? FileAttributeType == .typeRegular
    }
    guard Set(there) == Set(made.keys) else { throw HarnessError("\(there) are there, and \(made.keys) were made") }
    let locks = Set(operations.filter { $0.kind == .create && $0.name == "lock.mdb" }.map(\.node))
    guard operations.allSatisfy({ !$0.isShared || locks.contains($0.node) }) else {
      throw HarnessError("a file is written to through a map")
    }
  }

  /// The same as done by a program that syncs nothing.
  var withoutSyncs: Recording {
    var other = self
    other.operations = operations.map { operation in
      var other = operation
      other.isSynced = false
      if other.kind == .sync { other.kind = .open }
      return other
    }
    return other
  }

  /// The lengths that a ledger may have after so many operations: acknowledged at least, and sent at most.
  func lengths(after count: Int) -> (isMade: Bool, [Int]) {
    let last = acknowledged.lastIndex { $0 <= count }
    let lengths = history.lengths
    guard let last else { return (false, [0]) }
    return (true, Array(lengths[last...min(last + 1, lengths.count - 1)]))
  }
}
