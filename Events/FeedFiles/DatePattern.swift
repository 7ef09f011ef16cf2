/// How days or months are written: `dd/MM/yyyy`, `d MMM yy`, `MMMM yyyy`.
///
/// `d` and `dd` are the day of the month, `M` and `MM` the month's number, `MMM` and `MMMM` its name, short or whole, `yy`
/// and `yyyy` the year. No other letter stands for anything; what is no letter stands for itself.
package struct DatePattern: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    /// With so many digits at least: 1 or 2.
    case day(digits: Int)
    case month(digits: Int)
    case monthName(isShort: Bool)
    /// With 2 or 4 digits.
    case year(digits: Int)
    case literal(String)
  }

  /// What is wrong with a pattern.
  package enum Fault: Error, Hashable, Sendable {
    /// Letters that stand for nothing.
    case unknown(String)
    /// The day, the month or the year stands twice.
    case twice
    case noMonth
    case noYear
    /// Two numbers of any length with nothing between them: 1112019 may be two days.
    case touching
  }

  package let parts: [Part]

  /// Whether it names a day; otherwise it is of months.
  package var hasDay: Bool { parts.contains { if case .day = $0 { true } else { false } } }

  package init(_ text: String) throws(Fault) {
    var parts: [Part] = []
    var rest = Array(text)[...]
    while let letter = rest.first {
      let run = rest.prefix { $0 == letter }
      rest = rest.dropFirst(run.count)
      if letter.isLetter {
        guard let part = DatePattern.part(letter, run.count) else { throw .unknown(String(run)) }
        parts.append(part)
      } else {
        parts.append(.literal(String(run)))
      }
    }
    self.parts = parts
    try check()
  }

  private static func part(_ letter: Character, _ count: Int) -> Part? {
    switch (letter, count) {
    case ("d", 1...2): .day(digits: count)
    case ("M", 1...2): .month(digits: count)
    case ("M", 3...4): .monthName(isShort: count == 3)
    case ("y", 2), ("y", 4): .year(digits: count)
    default: nil
    }
  }

  private func check() throws(Fault) {
    var (days, months, years) = (0, 0, 0)
    var isOpenEnded = false
    for part in parts {
      var isNumber = true
      var isOfAnyLength = false
      switch part {
      case .day(let digits): (days, isOfAnyLength) = (days + 1, digits == 1)
      case .month(let digits): (months, isOfAnyLength) = (months + 1, digits == 1)
      case .year: years += 1
      case .monthName: (months, isNumber) = (months + 1, false)
      case .literal(let text): isNumber = text.first?.isNumber ?? false
      }
      if isOpenEnded, isNumber { throw .touching }
      isOpenEnded = isOfAnyLength
    }
    if days > 1 || months > 1 || years > 1 { throw .twice }
    if years == 0 { throw .noYear }
    if months == 0 { throw .noMonth }
  }
}
