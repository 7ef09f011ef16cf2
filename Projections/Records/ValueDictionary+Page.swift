extension ValueDictionary {
  /// Finds many values, in steps of which each is done for all before the next: so memory is waited for once, and not for each.
  /// - Parameters:
  ///   - numbers: those of the values of the page that are of the field.
  ///   - found: gets the numbers of those that are there; others stay as they are, and so do some that are there.
  mutating func find(_ numbers: [Int32], of page: PageValues, into found: inout [UInt32]) {
    // What is told is another value than what is stored.
    guard values.changed.isEmpty else { return }
    extendIndex()
    var candidates = [UInt32](repeating: 0, count: numbers.count)
    for (place, number) in numbers.enumerated() { candidates[place] = index.candidate(hash: page.hash(Int(number))) }
    var ranges = [Range<Int>](repeating: 0..<0, count: numbers.count)
    for (place, number) in numbers.enumerated() where candidates[place] != 0 {
      let range = values.range(of: candidates[place])
      if range.count == page.value(Int(number)).count { ranges[place] = range }
    }
    // The first byte alone: to compare all of one value keeps a processor from going on to the next.
    for (place, number) in numbers.enumerated() where !ranges[place].isEmpty {
      if values.byte(at: ranges[place].lowerBound) != page.value(Int(number)).first { ranges[place] = 0..<0 }
    }
    for (place, number) in numbers.enumerated() where !ranges[place].isEmpty {
      if values.isEqual(ranges[place], page.value(Int(number))) { found[Int(number)] = candidates[place] }
    }
  }
}
