internal import Events

/// What the dictionaries of records tell where parties were erased: other values for some of their numbers.
struct ToldValues: Sendable {
  /// For each field of records the numbers looked at, and the values that hold a party, as they are told.
  private var seen: [Int]
  private var changed: [[UInt32: [UInt8]]]
  /// For each kind of record the rows looked at, and the records of which an event ever named a party that was erased.
  private var seenRows: [Int]
  private var naming: Set<UInt32> = []
  /// How many bytes of what is said of areas, and of populations, were looked at; and whether a party may stand in them.
  private var seenAreaBytes = [0, 0]
  private(set) var mayNameAreas = false
  let erased: Erasures

  init(_ erased: Erasures) {
    self.erased = erased
    seen = RecordField.allCases.map { _ in 0 }
    changed = RecordField.allCases.map { _ in [:] }
    seenRows = RecordKind.allCases.map { _ in 0 }
  }

  /// Looks at the values, and the rows, that came since the last look.
  mutating func take(_ records: RecordProjection) {
    for field in RecordField.allCases where field.isTold {
      let (index, dictionary) = (Int(field.position), records.dictionary(of: field))
      for number in max(1, seen[index])..<max(1, dictionary.count) {
        let number = UInt32(number)
        guard dictionary.values.withStored(number, erased.mayAlter) else { continue }
        let value = dictionary[number]
        let told = StoredValue(value).mapTexts(erased.told).bytes
        if !told.elementsEqual(value) { changed[index][number] = told }
      }
      seen[index] = dictionary.count
    }
    takeRows(of: records)
  }

  /// Looks at what was said of areas and populations since the last look.
  mutating func take(_ facts: Facts) {
    for (index, bytes) in [facts.areas.log.bytes, facts.populations.log.bytes].enumerated() {
      for run in bytes.runs(seenAreaBytes[index]..<bytes.count) where !mayNameAreas {
        mayNameAreas = bytes.withBytes(run, erased.mayAlter)
      }
      seenAreaBytes[index] = bytes.count
    }
  }

  /// The records as they are told.
  func told(_ records: RecordProjection) -> RecordProjection {
    var told = records
    for field in RecordField.allCases {
      let index = Int(field.position)
      told.dictionaries[index] = records.dictionaries[index].replacing(changed[index])
    }
    told.erased = erased
    told.namingErased = naming
    return told
  }

  /// A value is known before a row has it: so no row that was looked at comes to name an erased party.
  private mutating func takeRows(of records: RecordProjection) {
    let parties = Set(changed[Int(RecordField.party.position)].keys)
    for postings in records.postings {
      let kind = Int(postings.kind.rawValue)
      defer { seenRows[kind] = postings.count }
      guard !parties.isEmpty, let column = postings.column(of: .party) else { continue }
      for run in column.runs(seenRows[kind]..<postings.count) {
        column.withRun(run) { numbers in
          for offset in numbers.indices where numbers[offset] != 0 && parties.contains(numbers[offset]) {
            naming.insert(postings.record(at: run.lowerBound + offset))
          }
        }
      }
    }
  }
}
