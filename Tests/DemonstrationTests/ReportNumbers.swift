import Events
import Figures
import Rationals

/// One number that the report of 20 September 2019 prints (`seeds/`), and where the ledger has it.
struct ReportNumber: CustomStringConvertible {
  /// Which number of a figure it is.
  enum Part: String {
    case value, previous, threshold, comparator
    /// The difference from the window before, and the same in percent.
    case change, percent
  }

  /// The report's paragraph; one in brackets stands in the Board's minutes of 1 October 2018, or follows from what is
  /// printed (`implied`).
  var paragraph: String
  var indicator: String
  var area: String
  /// The last month counted.
  var to: String
  var knownAt: String
  var part: Part
  /// As printed, without unit; `a...b` for what is implied or said of several, both ends included.
  var printed: String

  var description: String { "¶ \(paragraph) \(indicator) \(area) to \(to), known at \(knownAt): \(part) \(printed)" }

  /// The row's number on a ledger, rounded half away from zero to the decimals printed.
  func ours(_ history: History) throws -> String? {
    let figure = try history.figure(indicator, area, to: to, at: knownAt)
    let decimals = printed.split(separator: "...")[0].split(separator: ".").dropFirst().first?.count ?? 0
    return exact(figure)?.rounded(decimals: decimals)
  }

  private func exact(_ figure: Figure) -> Rational? {
    switch part {
    case .value: figure.isWithheld ? nil : figure.part.value
    case .previous: figure.previous.value
    case .change: figure.change
    case .percent: figure.percentChange
    case .threshold: figure.header?.threshold?.upper.map { Rational($0) }
    case .comparator: figure.comparators.first.map { Rational($0.value) }
    }
  }

  /// Whether a number of ours is the one printed.
  func holds(_ ours: String?) -> Bool {
    let ends = printed.split(separator: "...").map(String.init)
    guard ends.count == 2 else { return ours == printed }
    guard let number = ours.flatMap(Double.init), let low = Double(ends[0]), let high = Double(ends[1]) else {
      return false
    }
    return low <= number && number <= high
  }
}

extension ReportNumber {
  /// Every number printed. The area is the county's where the column says `county`.
  static func all() throws -> [ReportNumber] {
    try table.split(separator: "\n").map { line in
      let cells = line.split(separator: "|").map {
        String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      guard cells.count == 7, let area = areas[cells[2]], let part = Part(rawValue: cells[5]) else {
        throw Unreadable(text: String(line))
      }
      return ReportNumber(
        paragraph: cells[0], indicator: cells[1], area: area, to: cells[3], knownAt: cells[4], part: part,
        printed: cells[6])
    }
  }

  private static let areas = [
    "county": History.county, "LLR": "E23000021", "Notts": "E10000024", "Derbys": "E10000007",
  ]

  private static let table = """
    6         | marac-repeat                    | county | 2018-12 | 2019-09-20 | value      | 45
    6         | marac-repeat                    | county | 2018-12 | 2019-09-20 | threshold  | 40
    8         | residential-burglary            | county | 2019-06 | 2019-09-20 | value      | 4.81
    9         | business-burglary               | county | 2019-06 | 2019-09-20 | value      | 1.97
    9         | business-burglary               | county | 2019-06 | 2019-09-20 | percent    | -16
    9 implied | business-burglary               | county | 2019-06 | 2019-09-20 | previous   | 2.33...2.37
    10        | vehicle-offences                | county | 2019-06 | 2019-09-20 | percent    | 14.1
    10        | vehicle-offences                | county | 2019-06 | 2019-09-20 | value      | 8.77
    10 implied| vehicle-offences                | county | 2019-06 | 2019-09-20 | previous   | 7.68...7.69
    11        | violence-with-injury            | county | 2019-06 | 2019-09-20 | percent    | -10.9
    11        | violence-with-injury            | county | 2019-06 | 2019-09-20 | value      | 4.47
    11        | violence-with-injury            | county | 2019-06 | 2019-09-20 | comparator | 9
    11 implied| violence-with-injury            | county | 2019-06 | 2019-09-20 | previous   | 5.01...5.03
    12        | total-crime                     | county | 2019-06 | 2019-09-20 | percent    | 7.4
    12        | total-crime                     | county | 2019-06 | 2019-09-20 | value      | 65.4
    12 implied| total-crime                     | county | 2019-06 | 2019-09-20 | previous   | 60.82...60.97
    (minutes) | total-crime                     | county | 2018-06 | 2018-10-01 | value      | 61
    (minutes) | total-crime                     | county | 2018-06 | 2018-10-01 | percent    | 14
    (minutes) | total-crime                     | county | 2018-06 | 2018-10-01 | comparator | 72
    13a       | iom-reoffending                 | LLR    | 2015-03 | 2019-09-20 | value      | 40
    13a       | iom-reoffending                 | LLR    | 2016-03 | 2019-09-20 | value      | 41
    13a       | iom-reoffending                 | LLR    | 2018-12 | 2019-09-20 | value      | 26.4
    13a       | iom-reoffending-18-24           | LLR    | 2018-12 | 2019-09-20 | value      | 48.33
    14        | rat-reoffending                 | county | 2018-09 | 2019-09-20 | value      | 38.78
    14        | rat-reoffending-nottinghamshire | Notts  | 2018-09 | 2019-09-20 | value      | 36
    14        | rat-reoffending-derbyshire      | Derbys | 2018-09 | 2019-09-20 | value      | 39.76
    14        | rat-reoffending                 | county | 2018-12 | 2019-09-20 | value      | 37.5
    14        | rat-reoffending-nottinghamshire | Notts  | 2018-12 | 2019-09-20 | value      | 40.63
    14        | rat-reoffending-derbyshire      | Derbys | 2018-12 | 2019-09-20 | value      | 38.74
    15        | first-time-entrants             | county | 2015-03 | 2019-09-20 | value      | 190
    15        | first-time-entrants             | county | 2016-03 | 2019-09-20 | value      | 124
    15        | first-time-entrants             | county | 2017-03 | 2019-09-20 | value      | 126
    15        | first-time-entrants             | county | 2018-03 | 2019-09-20 | value      | 104
    15        | first-time-entrants             | county | 2018-12 | 2019-09-20 | value      | 76
    16        | young-reoffending-frequency     | county | 2018-03 | 2019-09-20 | value      | 0.71
    16        | young-reoffending-frequency     | county | 2018-03 | 2019-09-20 | change     | -0.20
    16        | young-reoffending-frequency     | county | 2018-03 | 2019-09-20 | previous   | 0.91
    16        | young-reoffending-frequency     | county | 2018-09 | 2019-09-20 | value      | 0.72
    17        | marac-repeat                    | county | 2018-12 | 2019-09-20 | value      | 45
    17        | marac-repeat                    | county | 2018-12 | 2019-09-20 | threshold  | 40
    18        | uava-referrals                  | county | 2019-06 | 2019-09-20 | value      | 1627
    20        | domestic-violence-with-injury   | county | 2019-06 | 2019-09-20 | previous   | 1.9
    20        | domestic-violence-with-injury   | county | 2019-06 | 2019-09-20 | value      | 1.5
    21        | hospital-admissions-violence    | county | 2018-03 | 2019-09-20 | value      | 24.98
    21        | hospital-admissions-violence    | county | 2018-03 | 2019-09-20 | previous   | 22.24
    23        | asb-decreased-or-same           | county | 2019-06 | 2019-09-20 | value      | 81
    23        | asb-decreased-or-same           | county | 2019-03 | 2019-09-20 | value      | 79...81
    23        | asb-decreased-or-same           | county | 2018-12 | 2019-09-20 | value      | 79...81
    23        | asb-decreased-or-same           | county | 2018-09 | 2019-09-20 | value      | 79...81
    23        | asb-decreased-or-same           | county | 2018-06 | 2019-09-20 | value      | 79...81
    23        | asb-decreased-or-same           | county | 2018-03 | 2019-09-20 | value      | 79...81
    23        | asb-decreased-or-same           | county | 2017-12 | 2019-09-20 | value      | 79...81
    23        | asb-decreased-or-same           | county | 2017-09 | 2019-09-20 | value      | 79...81
    24        | total-asb                       | county | 2019-06 | 2019-09-20 | value      | 8.9
    24        | total-asb                       | county | 2019-06 | 2019-09-20 | percent    | -25
    24 implied| total-asb                       | county | 2019-06 | 2019-09-20 | previous   | 11.72...12.01
    25        | hate-incidents                  | county | 2019-06 | 2019-09-20 | value      | 0.77
    25        | hate-incidents                  | county | 2019-06 | 2019-09-20 | previous   | 0.74
    25        | hate-racial                     | county | 2019-06 | 2019-09-20 | value      | 62
    25        | hate-sexual-orientation         | county | 2019-06 | 2019-09-20 | value      | 18
    25        | hate-disability                 | county | 2019-06 | 2019-09-20 | value      | 10
    26        | aggravated-crime                | county | 2019-06 | 2019-09-20 | value      | 0.3
    27        | different-backgrounds           | county | 2019-06 | 2019-09-20 | value      | 93
    27        | different-backgrounds           | county | 2019-06 | 2019-09-20 | previous   | 94
    """
}
