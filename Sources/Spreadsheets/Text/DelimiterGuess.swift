/// Recognises what stands between the fields of a text from its first records.
enum DelimiterGuess {
  /// In the order of preference where nothing else decides.
  private static let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]
  private static let maximumRecords = 50

  /// What speaks for a delimiter: compared in this order.
  private struct Evidence {
    /// The records that agree and look as programs write them: no field begins with a space or has a quote within.
    var tidy = 0
    /// The records that have the same number of fields, more than one.
    var records = 0
    var fields = 0

    static func < (left: Evidence, right: Evidence) -> Bool {
      (left.tidy, left.records, left.fields) < (right.tidy, right.records, right.fields)
    }
  }

  /// The delimiter under which most records have the same number of fields, more than one; then the one with the most.
  ///
  /// A comma of a title or an address, outside quotes, has a space behind it or does not stand in every record; within
  /// quotes it is none.
  static func delimiter(_ sample: ArraySlice<UInt8>, isWhole: Bool) -> UInt8 {
    let sample = Array(sample)
    var (delimiter, best) = (candidates[0], Evidence())
    for candidate in candidates {
      let found = evidence(sample, candidate, isWhole: isWhole)
      if best < found { (delimiter, best) = (candidate, found) }
    }
    return delimiter
  }

  private static func evidence(_ sample: [UInt8], _ candidate: UInt8, isWhole: Bool) -> Evidence {
    var scanner = RecordScanner(delimiter: candidate)
    // By the number of fields.
    var counts: [Int: Evidence] = [:]
    func add() {
      let count = scanner.fields.count
      counts[count, default: Evidence(fields: count)].records += 1
      if isTidy(scanner.fields, sample) { counts[count]?.tidy += 1 }
    }
    var (position, records) = (0, 0)
    while position < sample.count, records < maximumRecords {
      let outcome = scanner.scan(sample, from: position, to: sample.count, isLast: isWhole)
      guard case .record(let next) = outcome else {
        // The cut that ends the sample may go through its only record.
        if outcome == .unfinished, records == 0 { add() }
        break
      }
      // A blank line says nothing.
      if scanner.fields.count > 1 || !scanner.fields[0].range.isEmpty {
        add()
        records += 1
      }
      position = next
    }
    return counts.values.filter { $0.fields > 1 }.max(by: <) ?? Evidence()
  }

  private static func isTidy(_ fields: [RecordScanner.Field], _ sample: [UInt8]) -> Bool {
    fields.allSatisfy { field in
      let bytes = sample[field.range]
      return bytes.first != 0x20 && (field.hasDoubledQuotes || !bytes.contains(UInt8(ascii: "\"")))
    }
  }
}
