internal import Events
internal import LMDB

/// One look at a journal: what is found, and what the passes tell each other.
///
/// The entries of `keys` and `subjects` are looked up event by event, which tells what is wrong with which; or they are summed
/// up (`EntrySum`), which tells only that all is well, with no look-up.
struct JournalCheck {
  let store: Store
  var damages: DamageList
  /// What is odd about clocks, by the wall clock of now.
  var oddities = DamageList(maximumCount: 20)
  let now: RecordedTime
  /// The published events that are looked at.
  var length = 0
  var head = Head()
  /// The published length, where the head is doubtful that of the batches.
  var publishedEnd = 0
  /// What the pass over the events tells those over the tables that point to them.
  var marks: [EventMarks] = []
  /// Events below the length that are not there.
  var missingCount = 0
  /// The entries that the events should have, less those that are there; nil where each is looked up.
  var sums: (keys: EntrySum, subjects: EntrySum)?
  /// Whether what was summed up, or looked at in halves, does not tell that all is well.
  var isDoubtful = false

  init(_ store: Store, maximumDamageCount: Int, now: RecordedTime, sumsUp: Bool) {
    self.store = store
    self.now = now
    damages = DamageList(maximumCount: maximumDamageCount)
    if sumsUp { sums = (EntrySum(), EntrySum()) }
  }

  /// Looks at a journal: by sums, and where these do not tell that all is well, again and event by event.
  static func look(
    at store: Store, maximumDamageCount: Int, now: RecordedTime, _ progress: (Int, Int) throws -> Void
  ) throws -> JournalCheck {
    var check = JournalCheck(store, maximumDamageCount: 1, now: now, sumsUp: true)
    try check.run(progress)
    if check.isSound { return check }
    check = JournalCheck(store, maximumDamageCount: maximumDamageCount, now: now, sumsUp: false)
    try check.run(progress)
    return check
  }

  /// Whether nothing is wrong.
  var isSound: Bool {
    damages.all.isEmpty && !isDoubtful && (sums.map { $0.keys.isNothing && $0.subjects.isNothing } ?? true)
  }

  /// Takes in what a look at the events from one on found, beside which this one looked at those before.
  mutating func take(_ other: JournalCheck, from start: Int) {
    for damage in other.damages.all { damages.add(damage) }
    missingCount += other.missingCount
    marks.replaceSubrange(start..., with: other.marks[start...])
    if let added = other.sums {
      sums?.keys.add(added.keys)
      sums?.subjects.add(added.subjects)
    }
  }

  mutating func run(_ progress: (Int, Int) throws -> Void) throws {
    try pass(Layout.meta) { try $0.checkHead() }
    marks = [EventMarks](repeating: EventMarks(), count: length)
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
    guard !damages.isFull, !isDoubtful else { return }
    do {
      try body(&self)
    } catch let error as LMDBError where error.code == .damaged {
      damages.add(table, nil, LedgerError(error).message)
    }
  }
}
