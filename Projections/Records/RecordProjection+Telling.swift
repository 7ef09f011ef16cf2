internal import Events

/// What the dictionaries of records tell where parties were erased: other values for some of their numbers.
struct ToldValues: Sendable {
  /// For each field of records the numbers looked at, and the values that hold a party, as they are told.
  private var seen: [Int]
  private var changed: [[Int: [UInt8]]]
  let erased: Erasures

  init(_ erased: Erasures) {
    self.erased = erased
    seen = RecordField.allCases.map { _ in 0 }
    changed = RecordField.allCases.map { _ in [:] }
  }

  /// Looks at the values that came since the last look.
  mutating func take(_ records: RecordProjection) {
    for field in RecordField.allCases where field.isTold {
      let (index, dictionary) = (Int(field.position), records.dictionary(of: field))
      for number in max(1, seen[index])..<max(1, dictionary.count) {
        let value = dictionary[UInt32(number)]
        // Behind the tag, which is a letter.
        guard erased.mayAlter(value.dropFirst()) else { continue }
        let told = StoredValue(value).mapTexts(erased.told).bytes
        if !told.elementsEqual(value) { changed[index][number] = told }
      }
      seen[index] = dictionary.count
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
    told.namingErased = naming(records)
    return told
  }

  /// The records of which an event ever named a party that was erased.
  private func naming(_ records: RecordProjection) -> Set<UInt32> {
    let parties = Set(changed[Int(RecordField.party.position)].keys.map { UInt32($0) })
    guard !parties.isEmpty else { return [] }
    var naming: Set<UInt32> = []
    for postings in records.postings {
      guard let column = postings.column(of: .party) else { continue }
      for row in 0..<postings.count where column[row] != 0 && parties.contains(column[row]) {
        naming.insert(postings.record(at: row))
      }
    }
    return naming
  }
}
