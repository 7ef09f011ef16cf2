internal import Events

/// Reads the dates of a column in any of the forms that its feed file allows; where it names none, `yyyy-MM-dd` and
/// `yyyy-MM`.
struct DateFormats {
  private enum Format {
    case pattern(DatePattern)
    case serial, quarter, calendarQuarter, financialYear
  }

  private let formats: [Format]
  /// As the feed file writes them.
  private let names: [String]
  private let count: SerialDay.Count
  /// What a cell that is a date says: the finest of the forms.
  private let span: DateReading.Span

  /// - Throws: the format that is none.
  init(_ formats: [FeedFile.DateFormat], count: SerialDay.Count) throws(ReturnMistake) {
    let wanted = formats.isEmpty ? [.pattern("yyyy-MM-dd"), .pattern("yyyy-MM")] : formats
    var (read, span): ([Format], DateReading.Span) = ([], .year)
    func finer(_ one: DateReading.Span) { if one.rawValue < span.rawValue { span = one } }
    for format in wanted {
      switch format {
      case .pattern(let text):
        guard let pattern = DatePattern(text) else { throw .badDateFormat(text) }
        read.append(.pattern(pattern))
        finer(pattern.hasDay ? .day : .month)
      case .serial:
        read.append(.serial)
        finer(.day)
      case .quarter:
        read.append(.quarter)
        finer(.quarter)
      case .calendarQuarter:
        read.append(.calendarQuarter)
        finer(.quarter)
      case .financialYear: read.append(.financialYear)
      }
    }
    (self.formats, self.count, self.span) = (read, count, span)
    names = wanted.map(\.text)
  }

  func read(_ cell: CellText) throws(ReturnMistake) -> DateReading {
    switch cell {
    case .date(let date): return coarse(date)
    case .empty: throw .emptyCell
    case .error: throw .errorValue
    case .text(let text): return try read(text)
    }
  }

  private func read(_ text: String) throws(ReturnMistake) -> DateReading {
    var (found, hasForm): ([DateReading], Bool) = ([], false)
    for format in formats {
      switch result(text, format) {
      case .noMatch: continue
      case .noSuchDay: hasForm = true
      case .date(let reading): if !found.contains(reading) { found.append(reading) }
      }
    }
    guard let first = found.first else { throw hasForm ? .noSuchDay : .notDate(forms: names) }
    guard found.count == 1 else { throw .dateOfTwoReadings(first.text, found[1].text) }
    return first
  }

  private func result(_ text: String, _ format: Format) -> DatePattern.Result {
    let reading: DateReading?
    switch format {
    case .pattern(let pattern): return pattern.read(text)
    case .serial:
      guard let number = NumberText.plainNumber(text) else { return .noMatch }
      return SerialDay.date(number.double, count).map { .date(DateReading(day: $0)) } ?? .noSuchDay
    case .quarter: reading = PeriodText.quarter(text)
    case .calendarQuarter: reading = PeriodText.calendarQuarter(text)
    case .financialYear: reading = PeriodText.financialYear(text)
    }
    return reading.map { .date($0) } ?? .noMatch
  }

  /// A cell that is a date says no more than a text in the field's forms could.
  private func coarse(_ date: CivilDate) -> DateReading {
    switch span {
    case .day: DateReading(day: date)
    case .month: DateReading(date.month, .month)
    // The quarters of the financial and of the calendar year are the same months.
    case .quarter: DateReading(Quarter(of: date.month).first, .quarter)
    case .year: DateReading(Month(year: date.month.month >= 4 ? date.month.year : date.month.year - 1, month: 4), .year)
    }
  }
}
