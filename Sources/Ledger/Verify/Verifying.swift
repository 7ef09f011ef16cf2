internal import Bytes
internal import LMDB

extension Ledger {
  /// Recomputes everything in the journal that can be wrong, up to its length now, while others append.
  ///
  /// Memory: one byte for each event. A page that LMDB cannot follow may end the process: look at a doubtful file
  /// from a child process. What lies behind the published length belongs to a batch under way and is left alone.
  /// - Parameters:
  ///   - most: stop after so many damages.
  ///   - progress: called now and then with the entries looked at and the entries in all.
  /// - Returns: what is wrong; empty where all is well.
  /// - Throws: `LedgerError` where the file cannot be read at all, and what `progress` throws.
  public func verifyJournal(
    most: Int = 100, progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> [Damage] {
    try translated {
      var check = JournalCheck(store, most: most)
      try check.run(progress)
      return check.damages.all
    }
  }
}

/// One verification of a journal: what is found, and what the passes tell each other.
struct JournalCheck {
  let store: Store
  var damages: DamageList
  /// The published events that are looked at.
  var length = 0
  var head = Head()
  /// The published length, where the head is doubtful that of the batches.
  var publishedEnd = 0
  /// What the pass over the events tells those over the tables that point to them.
  var marks: [Marks] = []
  /// Events below the length that are not there.
  var missingCount = 0

  init(_ store: Store, most: Int) {
    self.store = store
    damages = DamageList(most: most)
  }

  mutating func run(_ progress: (Int, Int) throws -> Void) throws {
    try pass(Layout.meta) { try $0.checkHead() }
    marks = [Marks](repeating: Marks(), count: length)
    let (length, total) = (length, 3 * length)
    try pass(Layout.events) { check in
      try check.checkEvents { try progress($0, total) }
    }
    try pass(Layout.tree) { try $0.checkTiles() }
    try pass(Layout.sources) { try $0.checkSources() }
    try pass(Layout.batches) { try $0.checkBatches() }
    try pass(Layout.keys) { check in
      try check.checkKeys { try progress(length + $0, total) }
    }
    try pass(Layout.subjects) { check in
      try check.checkSubjects { try progress(2 * length + $0, total) }
    }
    try progress(total, total)
  }

  /// Runs a pass; pages that contradict each other are a damage of its table, and the next pass goes on.
  private mutating func pass(_ table: Table, _ body: (inout JournalCheck) throws -> Void) throws {
    guard !damages.isFull else { return }
    do {
      try body(&self)
    } catch let error as LMDBError where error.code == .damaged {
      damages.add(table, nil, LedgerError(error).message)
    }
  }
}

/// What is known of an event after the pass over the events.
struct Marks: OptionSet {
  let rawValue: UInt8

  /// What it does to its record, by its rule.
  static let opens = Marks(rawValue: 1)
  static let closes = Marks(rawValue: 2)
  static let states = Marks(rawValue: 4)
  /// It opened a record that was not there before.
  static let isFirst = Marks(rawValue: 8)
  /// The event is damaged, so that what it did is not known.
  static let isDamaged = Marks(rawValue: 16)
  /// Its own entry is not there; what names it is another's.
  static let lacksKey = Marks(rawValue: 32)
  static let lacksSubject = Marks(rawValue: 64)
  /// An entry of the table under way names it.
  static let isNamed = Marks(rawValue: 128)
}

extension Store {
  /// Entries that one transaction reads at most.
  static let pageEntryCount = 8192

  /// Calls `body` with every entry of a table, in the order of its keys and in pages of a transaction each, until
  /// it returns false.
  func forEachEntry(
    of table: Table,
    _ body: (
      _ key: borrowing RawSpan, _ value: borrowing RawSpan, _ transaction: borrowing ReadTransaction
    ) throws -> Bool
  ) throws {
    var last: [UInt8] = []
    var isDone = false
    while !isDone {
      try read { transaction in
        var cursor = try transaction.cursor(in: table)
        var isThere = last.isEmpty ? try cursor.first() : try cursor.seek(atOrAfter: last.rawBytes)
        if isThere, !last.isEmpty, cursor.key.elements(equal: last.rawBytes) { isThere = try cursor.next() }
        var count = 0
        while isThere, count < Store.pageEntryCount {
          guard try body(cursor.key, cursor.value, transaction) else { break }
          count += 1
          if count == Store.pageEntryCount { cursor.key.copy(into: &last) }
          isThere = try cursor.next()
        }
        isDone = count < Store.pageEntryCount
      }
    }
  }
}
