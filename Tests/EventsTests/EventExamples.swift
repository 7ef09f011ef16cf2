import Events
import LedgerTestSupport
import Testing

extension EventExample {
  /// For a field, JSON values that are ill-typed or out of its range. Where types differ, `type/field`.
  static func badValues(_ type: String, _ field: String) -> [String] {
    let text = [#""""#, "1", "null", "true", "[]", "{}"]
    let anyText = ["1", "null", "false", #"["x"]"#, "{}"]
    let path = [#""Burglary""#, #""a b""#, #""a--b""#, #""/a""#, #""a/""#, #""é""#, "7"] + text
    let date =
      [
        #""2019-02-29""#, #""2019-13""#, #""2019""#, #""01/02/2019""#, #""2019-01-02T00:00:00Z""#, "20190102",
      ] + text
    let area = [#""E0700012""#, #""E070001299""#, #""e07000129""#, #""Blaby""#, #""E0700012O""#] + text
    let age = ["-1", "1.5", "151", #""15""#, "null"]
    let count = ["-1", "1.5", #""5""#, "null", "9007199254740992"]
    let paths = [#""domestic""#, #"["domestic",1]"#, #"["A"]"#, #"[""]"#, "null", "{}"]
    switch (type, field) {
    case (_, "note"), (_, "reason"): return anyText
    case (_, "attributes"):
      return [
        #""a""#, "null", "[]", #"{"Agency":"a"}"#, #"{"agency":"A b"}"#, #"{"agency":["a"]}"#, #"{"agency":null}"#,
      ]
    case (_, "geography"), (_, "of"): return path
    case (_, "provisional"), (_, "scheduled"), (_, "withdrawn"): return [#""true""#, "1", "null"]
    case ("area.assigned", "start"), ("area.assigned", "end"): return date.filter { $0 != "null" }
    case (_, "offence"), (_, "category"), (_, "cause"), (_, "service"), (_, "cohort"): return path
    case (_, "date"), (_, "occurred"), (_, "resolved"), (_, "effective"), (_, "start"), (_, "end"):
      return date
    case ("area.assigned", "parent"): return [#""Blaby""#, #""""#, "1", "[]"]
    case (_, "area"): return area
    case (_, "areas"): return [#""E07000129""#, #"["Blaby"]"#, "null"]
    case (_, "flags"), (_, "indicators"): return paths
    case (_, "longitude"): return ["-180.1", "180.0001", #""1""#, "null"]
    case (_, "latitude"): return ["-90.1", "91", #""1""#, "null"]
    case (_, "kind"): return [#""ASB""#, #""crime""#] + text
    case (_, "contact"): return [#""violence""#, #"["violence","kind"]"#, #"[1]"#, "null"]
    case (_, "risk"): return [#""low""#, #""High""#, "2"] + text
    case ("coverage.declared", "status"): return [#""late""#, #""awaiting""#] + text
    case (_, "status"): return [#""complete""#, #""Accepted""#] + text
    case (_, "answer"): return [#""""#, "null", "true", "[]", "{}"]
    case (_, "weight"): return ["-0.1", #""1""#, "null"]
    case (_, "age"): return age
    case (_, "first"): return [#""true""#, "1", "null"]
    case (_, "year"): return ["2018.5", #""2018""#, "null", "18"]
    case (_, "persons"), (_, "expected"), (_, "received"): return count
    case ("figure.published", "value"): return [#""20""#, "true", "{}"]
    case (_, "value"), (_, "numerator"), (_, "denominator"), (_, "lower"), (_, "upper"):
      return [#""1""#, "null", "[]"]
    case ("feed.adopted", "feed"): return ["null", "[]", #""asb-cases""#]
    case (_, "definition"): return ["null", "[]", #""asb-rate""#]
    case (_, "period"):
      return [
        "null", "[]", #"{"start":"2019-01"}"#, #"{"start":"2019-01","end":"2019-01"}"#,
        #"{"start":"2019-02","end":"2019-01"}"#, #"{"start":"2019-01","end":"2019-13"}"#,
        #"{"start":"2019-01","end":"2019-02","to":1}"#,
      ]
    case (_, "knownAt"):
      return [
        "null", "10", #"{"sequence":10}"#, #"{"sequence":-1,"time":null}"#,
        #"{"sequence":1,"time":"2019-09-20"}"#,
        #"{"sequence":1,"time":null,"x":1}"#,
      ]
    case (_, "versions"): return ["1", "[0]", "[1.5]", #"["1"]"#, "null"]
    default: return text
    }
  }
}

/// The refusal of an event; nil where it is taken.
func refusal(_ text: String) -> Refusal? {
  var reader = EventReader()
  do {
    try reader.read(ArraySlice(text.utf8))
    try reader.check()
    return nil
  } catch {
    return error
  }
}
