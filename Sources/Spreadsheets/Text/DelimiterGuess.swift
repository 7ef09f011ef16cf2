/// Recognises what stands between the fields of a text from its first records.
enum DelimiterGuess {
  /// In the order of preference where nothing else decides.
  private static let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]
  private static let maximumRecords = 50

  /// The delimiter under which most records have the same number of fields, more than one; then the one with the most.
  ///
  /// A comma of a title or an address, outside quotes, does not stand in most records so often; within quotes it is none.
  static func delimiter(_ sample: ArraySlice<UInt8>, isWhole: Bool) -> UInt8 {
    var best = (delimiter: candidates[0], records: 0, fields: 0)
    for candidate in candidates {
      let (records, fields) = agreement(Array(sample), candidate, isWhole: isWhole)
      if records > best.records || (records == best.records && fields > best.fields) {
        best = (candidate, records, fields)
      }
    }
    return best.delimiter
  }

  /// How many records have the same number of fields, at least two, and which number that is.
  private static func agreement(_ sample: [UInt8], _ candidate: UInt8, isWhole: Bool) -> (records: Int, fields: Int) {
    var scanner = RecordScanner(delimiter: candidate)
    var counts: [Int: Int] = [:]
    var (position, records) = (0, 0)
    while position < sample.count, records < maximumRecords {
      let outcome = scanner.scan(sample, from: position, to: sample.count, isLast: isWhole)
      guard case .record(let next) = outcome else {
        // The cut that ends the sample may go through its only record.
        if outcome == .unfinished, records == 0 { counts[scanner.fields.count, default: 0] += 1 }
        break
      }
      // What is empty but for delimiters says how many there are, and nothing else does in a blank line.
      if scanner.fields.count > 1 || !scanner.fields[0].range.isEmpty {
        counts[scanner.fields.count, default: 0] += 1
        records += 1
      }
      position = next
    }
    let best = counts.filter { $0.key > 1 }.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return best.map { (records: $0.value, fields: $0.key) } ?? (0, 0)
  }
}
