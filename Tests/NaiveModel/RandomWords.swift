import Events
import TestSupport

/// The small pools that random events draw from, so that they often meet.
enum Pool {
  static let top = "E10000018"
  static let districts = ["E07000129", "E07000130", "E07000131"]
  static let wards = ["E05005436", "E05005437", "E05005438", "E05005439", "E05005440", "E05005441"]
  static let force = "force/british-transport"
  static let areas = [top] + districts + wards + [force]

  /// Two of each differ only in how é is composed.
  static let parties = (1...10).map { "p-\($0)" } + ["p-\u{e9}", "p-e\u{301}"]
  static let subjects = (1...24).map { "s-\($0)" } + ["s-\u{e9}", "s-e\u{301}", "s 1/\"x\"\\"]
  static let sources = ["/feeds/a", "/feeds/b", "urn:\u{e9}", "urn:e\u{301}"]
  static let indicators = [
    "total-crime", "asb-count", "marac-repeat", "feel-safe", "referral-ratio", "reoffending", "first-time",
    "hospital/admissions", "admission-count",
  ]

  static let offences = [
    "burglary", "burglary/residential", "burglary/business-and-community", "burglary-distraction",
    "vehicle/theft-of",
    "vehicle/theft-from", "violence/with-injury", "sexual",
  ]
  static let flags = ["domestic", "hate-race", "hate-religion", "alcohol"]
  static let contacts = ["violence", "threat", "stalking", "sexual", "harassment", "other"]
  static let answers = [#""agree""#, #""disagree""#, #""1""#, "1", "2", "2.5", "5"]
  static let weights = ["0.8", "1", "1.25", "0.333", "2", "0", "1.0", "8e-1", "0.001"]
  /// Months that windows often end with.
  static let favourites = [
    Month(year: 2019, month: 3), Month(year: 2019, month: 6), Month(year: 2019, month: 12),
  ]

  static let trapDates = [
    "2018-01-31", "2018-02-28", "2018-03-31", "2018-04-01", "2018-12-31", "2019-01-01", "2019-01-31",
    "2019-02-28",
    "2019-03-01", "2019-03-31", "2019-04-01", "2019-06-30", "2019-07-01", "2019-12-31", "2020-01-31",
    "2020-02-28",
    "2020-02-29", "2020-03-01", "2020-03-31", "2020-06-30", "2016-02-29", "2017-02-28",
  ]
}

extension SplitMix64 {
  mutating func area() -> String {
    switch whole(1...100) {
    case 1...55: pick(Pool.wards)
    case 56...80: pick(Pool.districts)
    case 81...92: Pool.top
    default: Pool.force
    }
  }

  /// A list of words as JSON: often one, sometimes none, sometimes the same twice.
  mutating func list(of words: [String]) -> String {
    var chosen = some(words, pick([0, 1, 1, 1, 2, 3]))
    if chance(1, of: 12), let first = chosen.first { chosen.append(first) }
    return "[" + chosen.map { word in NaiveModel.quoted(word) }.joined(separator: ",") + "]"
  }

  /// A text as JSON, sometimes with escapes that it does not need.
  mutating func quoted(_ text: String) -> String {
    let escapesAll = chance(1, of: 25)
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "/" where escapesAll: result += "\\/"
      case "a"..."z" where escapesAll: result += "\\u00" + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// A text as JSON with the escapes that it needs.
func quoted(_ text: String) -> String { JSONValue.text(Word(text)).canonical }
