import Events
import TestSupport

/// The small pools that random events draw from, so that they often meet.
enum Pool {
  /// The types of the sections that the model knows: feed files are of another.
  static let types = EventType.allCases.filter { $0.rawValue != "feed.adopted" }

  static let top = "E10000018"
  static let districts = ["E07000129", "E07000130", "E07000131"]
  static let wards = ["E05005436", "E05005437", "E05005438", "E05005439", "E05005440", "E05005441"]
  static let force = "force/british-transport"
  static let region = "E12000004"
  static let partnerships = ["E22000170", "E22000171"]
  /// "a group of similar areas is an area in a geography of its own"
  static let group = "group/similar"
  static let areas = [top] + districts + wards + [force, region, group] + partnerships
  /// Areas that records name before an assignment does, if ever one does.
  static let nowhere = ["beat/north", "beat/south", "beat/east", "beat/west", "E05009999"]
  /// One of them stands before "administrative" by name.
  static let geographies = ["administrative", "ward", "community-safety", "adjacent"]

  /// Two of each differ only in how é is composed.
  static let parties = (1...10).map { "p-\($0)" } + ["p-\u{e9}", "p-e\u{301}"]
  static let subjects = (1...24).map { "s-\($0)" } + ["s-\u{e9}", "s-e\u{301}", "s 1/\"x\"\\"]
  static let sources = ["/feeds/a", "/feeds/b", "urn:\u{e9}", "urn:e\u{301}"]
  static let indicators = [
    "total-crime", "asb-count", "marac-repeat", "feel-safe", "referral-ratio", "reoffending", "first-time",
    "hospital/admissions", "admission-count",
  ]

  static let offences = [
    "burglary", "burglary/residential", "burglary/business-and-community", "burglary-distraction", "vehicle/theft-of",
    "vehicle/theft-from", "violence/with-injury", "sexual",
  ]
  static let flags = ["domestic", "hate-race", "hate-religion", "alcohol"]
  static let contacts = ["violence", "threat", "stalking", "sexual", "harassment", "other"]
  static let answers = [#""agree""#, #""disagree""#, #""1""#, "1", "2", "2.5", "5"]
  static let feeds = ["police-uk", "police-crime", "returns", "caf\u{e9}", "cafe\u{301}"]
  static let windows = [
    "12 months", "12 months", "12 months", "12 months", "24 months", "3 months", "1 month", "quarter",
    "financial-year-to-date",
  ]
  static let mediaTypes = [
    "application/json", "text/json", "Application/JSON; charset=utf-8", "application/vnd.force.crime+json",
  ]
  static let populations = ["residents", "households", "aged-10-17"]
  /// Values of attributes by their words, as JSON.
  static let attributes: [(name: String, values: [String])] = [
    ("agency", [#""police""#, #""health""#, #""health/visitor""#]), ("band", [#""10-17""#, #""18-24""#]),
    ("score", ["1", "2.5", "3", "-4"]), ("urgent", ["true", "false"]), ("referred-by/team", [#""west""#]),
    // A word, a number and a truth that are written alike.
    ("code", [#""7""#, "7", "7.0", #""true""#, "true"]),
  ]
  static let weights = ["0.8", "1", "1.25", "0.333", "2", "0", "1.0", "8e-1", "0.001"]
  /// Months that windows often end with.
  static let favourites = [
    Month(year: 2019, month: 3), Month(year: 2019, month: 6), Month(year: 2019, month: 12),
  ]

  /// When lives of areas start and end: about the days on which populations are counted.
  static let starts = ["2010-01", "2018-04-01", "2019-06-30", "2019-07-01"]
  static let ends = ["2019-06-30", "2019-07", "2019-12-01", "2020-04-01"]

  static let trapDates = [
    "2018-01-31", "2018-02-28", "2018-03-31", "2018-04-01", "2018-12-31", "2019-01-01", "2019-01-31", "2019-02-28",
    "2019-03-01", "2019-03-31", "2019-04-01", "2019-06-30", "2019-07-01", "2019-12-31", "2020-01-31", "2020-02-28",
    "2020-02-29", "2020-03-01", "2020-03-31", "2020-06-30", "2016-02-29", "2017-02-28",
  ]
}

extension SplitMix64 {
  mutating func area() -> String {
    switch whole(1...100) {
    case 1...48: pick(Pool.wards)
    case 49...70: pick(Pool.districts)
    case 71...82: Pool.top
    case 83...86: pick(Pool.partnerships)
    case 87...91: Pool.force
    case 92...94: pick([Pool.region, Pool.group])
    default: pick(Pool.nowhere)
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
