package import Events
internal import FileSystem
internal import Ledger

/// All records ever, as postings by kind, with the dictionaries of their values.
package struct RecordProjection: Sendable {
  package internal(set) var postings: [Postings]
  /// For each field of records the values that occurred.
  package internal(set) var dictionaries: [ValueDictionary]
  /// For each record the tag of its subject, in the order of first openings.
  private(set) var subjects = Column()
  /// Nil until the projection catches up.
  private var current: CurrentRows?
  /// The rows of records as they were stored, and after how many events.
  private let storedRows: (bytes: LazyBytes, length: Int)?

  /// Who stands in the dictionaries as a placeholder.
  package internal(set) var erased = Erasures.none
  /// The records that ever named one of them.
  package internal(set) var namingErased: Set<UInt32> = []

  init() {
    postings = RecordKind.allCases.map { Postings(kind: $0) }
    dictionaries = RecordField.allCases.map { _ in ValueDictionary() }
    current = CurrentRows()
    storedRows = nil
  }

  /// Records as they were stored.
  /// - Parameter rows: the current rows, after the first `length` events; nil where they are found anew.
  init(
    postings: [Postings], dictionaries: [ValueDictionary], subjects: Column, rows: (bytes: LazyBytes, length: Int)?
  ) {
    self.postings = postings
    self.dictionaries = dictionaries
    self.subjects = subjects
    storedRows = rows
  }

  /// The current rows of all records; nil where they are not known, as nothing was taken in.
  var currentRows: [UInt32]? { current?.rows }

  package subscript(kind: RecordKind) -> Postings { postings[Int(kind.rawValue)] }

  package func dictionary(of field: RecordField) -> ValueDictionary { dictionaries[Int(field.position)] }

  // MARK: Catching up

  /// Takes a page of events in.
  /// - Throws: `LedgerError.damaged` where the number in front of an event is not that of its record.
  mutating func fold(_ page: ParsedPage) throws(LedgerError) {
    if current == nil {
      current = CurrentRows(stored: storedRows?.bytes, known: storedRows?.length ?? 0, postings: postings)
    }
    var nextField = 0
    var numbers = find(page.values)
    for (offset, event) in page.events.enumerated() {
      let fields = page.fields[nextField..<Int(event.fieldsEnd)]
      nextField = Int(event.fieldsEnd)
      let rule = EventRule.byType[Int(event.type)]
      guard case .record(let kind) = rule.subject else {
        guard event.record == .max else { throw RecordProjection.misnumbered(page.first + offset) }
        continue
      }
      try check(event, rule, sequence: page.first + offset)
      try fold(rule, kind, event.record, fields, of: page, &numbers, sequence: page.first + offset)
    }
  }

  private static let unknown = UInt32.max

  /// The numbers that the values of a page have in the dictionaries, `unknown` where they are still to be looked for.
  private mutating func find(_ values: PageValues) -> [UInt32] {
    var found = [UInt32](repeating: RecordProjection.unknown, count: values.count)
    for (field, numbers) in values.numbers(fieldCount: dictionaries.count).enumerated() where !numbers.isEmpty {
      dictionaries[field].find(numbers, of: values, into: &found)
    }
    return found
  }

  /// Compares the number in front of an event with the subject's: numbers are given in the order of first openings, and all
  /// events of a number have one subject.
  private mutating func check(
    _ event: ParsedPage.Event, _ rule: EventRule, sequence: Int
  ) throws(LedgerError) {
    let isNew = rule.role == .opens && Int(event.record) == subjects.count
    if isNew { subjects.append(event.subject) }
    guard Int(event.record) < subjects.count, subjects[Int(event.record)] == event.subject else {
      throw RecordProjection.misnumbered(sequence)
    }
  }

  private static func misnumbered(_ sequence: Int) -> LedgerError {
    LedgerError(
      .damaged,
      "the record number in front of event \(sequence) is not that of its subject: run verify, which says what to do")
  }

  private mutating func fold(
    _ rule: EventRule, _ kind: RecordKind, _ record: UInt32, _ fields: ArraySlice<ParsedPage.Field>,
    of page: ParsedPage, _ numbers: inout [UInt32], sequence: Int
  ) throws(LedgerError) {
    let index = Int(kind.rawValue)
    let row = current?[record] ?? CurrentRows.none
    if rule.role == .opens {
      var content = Postings.Content(day: 0, values: [UInt32](repeating: 0, count: postings[index].fields.count))
      set(fields, of: page, &numbers, in: &content, kind: index, role: rule.role)
      post(sequence, record, content, to: index)
      return
    }
    guard row != CurrentRows.none else {
      throw LedgerError(
        .damaged, "event \(sequence) changes a record that is not open: run verify, which says what to do")
    }
    let old = postings[index].content(at: Int(row))
    if rule.role == .closes {
      postings[index].append(sequence: sequence, record: record, sign: -1, content: old)
      current?[record] = CurrentRows.none
      return
    }
    var content = old
    if rule.role == .replacesAll {
      for field in rule.fields {
        if let name = field.content, let column = postings[index].fields.firstIndex(of: name) {
          content.values[column] = 0
        }
      }
    }
    set(fields, of: page, &numbers, in: &content, kind: index, role: rule.role)
    guard content != old else { return }
    postings[index].append(sequence: sequence, record: record, sign: -1, content: old)
    post(sequence, record, content, to: index)
  }

  private mutating func post(_ sequence: Int, _ record: UInt32, _ content: Postings.Content, to index: Int) {
    current?[record] = UInt32(postings[index].count)
    postings[index].append(sequence: sequence, record: record, sign: 1, content: content)
  }

  private mutating func set(
    _ fields: ArraySlice<ParsedPage.Field>, of page: ParsedPage, _ numbers: inout [UInt32],
    in content: inout Postings.Content, kind: Int, role: EventRule.Role
  ) {
    let datePosition = RecordField.date.position
    for field in fields {
      if field.field == datePosition {
        content.day = field.value
        continue
      }
      guard let column = Postings.position(of: field.field, kind: kind) else { continue }
      let value = Int(field.value)
      switch role {
      case .addsFlags, .removesFlags:
        content.values[column] = changed(
          content.values[column], by: page.values.value(value), of: Int(field.field), adds: role == .addsFlags)
      default:
        if numbers[value] == RecordProjection.unknown {
          let bytes = page.values.value(value)
          // An empty list is a missing one: no test tells them apart.
          numbers[value] =
            bytes.count <= 1 ? 0 : dictionaries[Int(field.field)].number(of: bytes, hash: page.values.hash(value))
        }
        content.values[column] = numbers[value]
      }
    }
  }

  /// The number of a list with words added or taken away.
  private mutating func changed(
    _ number: UInt32, by bytes: ArraySlice<UInt8>, of dictionary: Int, adds: Bool
  ) -> UInt32 {
    guard case .list(let change) = StoredValue(bytes) else { return number }
    var words: Set<String> = []
    if number != 0, case .list(let present) = StoredValue(dictionaries[dictionary][number]) {
      words = Set(present)
    }
    if adds { words.formUnion(change) } else { words.subtract(change) }
    guard !words.isEmpty else { return 0 }
    return dictionaries[dictionary].number(of: StoredValue.list(words.sorted()).bytes[...])
  }
}

extension Postings {
  /// The column, among those of the values, of the field at a position of all fields; nil where records of the kind at
  /// a position of all kinds do not have it.
  static func position(of field: UInt8, kind: Int) -> Int? {
    let number = columnOfField[kind * fieldCount + Int(field)]
    return number < 0 ? nil : number
  }

  private static let fieldCount = RecordField.allCases.count

  private static let columnOfField: [Int] = RecordKind.allCases.flatMap { kind in
    let fields = Postings(kind: kind).fields
    return RecordField.allCases.map { fields.firstIndex(of: $0) ?? -1 }
  }
}
