package import Events

/// The table of events, written a second time: for each type a valid example of every field.
package struct EventExample: Sendable, CustomStringConvertible {
  package let type: String
  package let subject: String
  package let required: [(name: String, json: String)]
  package let optional: [(name: String, json: String)]

  package var description: String { type }

  package init(
    _ type: String, subject: String = "s-1", _ required: KeyValuePairs<String, String>,
    _ optional: KeyValuePairs<String, String> = [:]
  ) {
    self.type = type
    self.subject = subject
    self.required = required.map { ($0.key, $0.value) }
    // What opens a record takes attributes too.
    let opens = EventType(rawValue: type)?.rule.role == .opens
    self.optional =
      optional.map { ($0.key, $0.value) }
      + (opens ? [("attributes", #"{"agency":"police/beat-4","age-band":18,"repeat":true}"#)] : []) + [("note", #""""#)]
  }

  /// The event with the given fields of `data`.
  package func json(data: [(name: String, json: String)]) -> String {
    json(id: "1", source: "/feed", subject, data: data)
  }

  /// The event with the required fields of `data`, or those given, under another key and about another subject.
  package func json(
    id: String, source: String, _ subject: String? = nil, data: [(name: String, json: String)]? = nil
  ) -> String {
    let fields = (data ?? required).map { "\"\($0.name)\":\($0.json)" }.joined(separator: ",")
    return event(type, subject ?? self.subject, id: id, source: source, data: "{\(fields)}")
  }

  /// The example of a type.
  package static func of(_ type: EventType) -> EventExample {
    guard let example = all.first(where: { $0.type == type.rawValue }) else {
      preconditionFailure("\(type.rawValue) has an example")
    }
    return example
  }

  private static let feedFile = #"""
    {"feed":"asb-cases","version":1,"source":"asb/leicester","record":"incident",
     "statement":{"of":"month","area":"E06000016"},
     "columns":{"kind":{"value":"asb"},"date":"Reported","area":"Ward"}}
    """#

  private static let definition = #"""
    {"indicator":"asb-rate","version":1,"title":"ASB","effective":"2018-04-01","measure":"rate",
     "count":{"records":"incident"}}
    """#

  package static let all: [EventExample] = [
    EventExample(
      "crime.recorded",
      ["offence": #""burglary/residential""#, "date": #""2019-01-02""#, "area": #""E07000129""#],
      [
        "occurred": #""2019-01""#, "flags": #"["domestic","hate-race"]"#,
        "outcome": #""Under investigation""#,
        "party": #""p-1""#, "location": #""On or near High Street""#, "longitude": "-1.2", "latitude": "52.6",
      ]),
    EventExample("crime.reclassified", ["offence": #""robbery""#], ["reason": #""checked""#]),
    EventExample("crime.redated", ["date": #""2019-02""#]),
    EventExample(
      "crime.relocated", ["area": #""E07000130""#],
      ["location": #""Park""#, "longitude": "180", "latitude": "-90"]),
    EventExample("crime.flagged", ["flags": #"["domestic"]"#]),
    EventExample("crime.unflagged", ["flags": "[]"]),
    EventExample("crime.resolved", ["outcome": #""Charged""#], ["resolved": #""2019-03-04""#]),
    EventExample("crime.cancelled", [:], ["reason": #""no crime""#]),
    EventExample("crime.transferred", ["to": #""West Mercia""#]),
    EventExample(
      "incident.reported", ["kind": #""asb""#, "date": #""2019-01-02""#, "area": #""E07000129""#],
      [
        "category": #""nuisance""#, "flags": #"["alcohol"]"#, "party": #""p-1""#, "location": #""Park""#,
        "longitude": "-1.2", "latitude": "52.6",
      ]),
    EventExample("incident.requalified", ["category": #""personal""#]),
    EventExample("incident.redated", ["date": #""2019-01-03""#]),
    EventExample(
      "incident.relocated", ["area": #""force/british-transport""#],
      ["location": #""Station""#, "longitude": "0", "latitude": "0"]),
    EventExample("incident.flagged", ["flags": #"["hate-race"]"#]),
    EventExample("incident.unflagged", ["flags": #"["hate-race"]"#]),
    EventExample("incident.crimed", ["crime": #""c-77""#], ["reason": #""""#]),
    EventExample("incident.cancelled", [:], ["reason": #""twice""#]),
    EventExample(
      "marac.heard",
      [
        "party": #""pair-1""#, "date": #""2018-05-09""#, "area": #""E10000018""#,
        "contact": #"["violence","threat"]"#,
        "risk": #""high""#,
      ]),
    EventExample(
      "marac.corrected", [:],
      [
        "party": #""pair-2""#, "date": #""2018-05-10""#, "area": #""E07000129""#, "contact": #"["other"]"#,
        "risk": #""medium""#,
      ]),
    EventExample("marac.withdrawn", [:], ["reason": #""error""#]),
    EventExample(
      "referral.received",
      [
        "service": #""uava""#, "party": #""p-1""#, "date": #""2019-01-02""#, "area": #""E07000129""#,
        "status": #""awaiting""#,
      ]),
    EventExample("referral.decided", ["status": #""accepted""#]),
    EventExample("referral.withdrawn", [:], ["reason": #""moved""#]),
    EventExample(
      "survey.answered",
      [
        "survey": #""cbs""#, "question": #""Do you feel safe?""#, "answer": #""agree""#,
        "date": #""2019-01-02""#,
        "area": #""E07000129""#,
      ], ["weight": "0.8"]),
    EventExample("survey.withdrawn", [:], ["reason": #""twice""#]),
    EventExample(
      "admission.recorded", ["cause": #""violence""#, "date": #""2018-04""#, "area": #""E07000129""#],
      ["age": "17"]),
    EventExample("admission.withdrawn", [:], ["reason": #""twice""#]),
    EventExample(
      "disposal.given", ["date": #""2018-04-02""#, "area": #""E07000129""#, "age": "15", "first": "true"],
      ["outcome": #""caution""#]),
    EventExample("disposal.withdrawn", [:], ["reason": #""twice""#]),
    EventExample(
      "cohort.joined",
      ["cohort": #""young""#, "party": #""p-1""#, "date": #""2018-04-02""#, "area": #""E07000129""#],
      ["age": "15", "flags": #"["priority"]"#]),
    EventExample("cohort.left", [:], ["reason": #""moved""#]),
    EventExample(
      "reoffence.proven", ["party": #""p-1""#, "date": #""2018-07-02""#],
      ["offence": #""robbery""#, "area": #""E07000129""#]),
    EventExample("reoffence.withdrawn", [:], ["reason": #""quashed""#]),
    EventExample(
      "population.estimated", subject: "E07000129", ["year": "2018", "persons": "0"],
      ["of": #""women-16-and-over""#]),
    EventExample(
      "statistic.published", subject: "hospital-admissions",
      [
        "area": #""E12000004""#, "start": #""2017-04-01""#, "end": #""2018-04-01""#, "value": "44.3",
        "publisher": #""PHE""#,
      ], ["numerator": "100", "denominator": "200000.5", "lower": "-1", "upper": "1e3"]),
    EventExample(
      "area.assigned", subject: "E07000129", ["name": #""Blaby""#, "level": #""district""#],
      [
        "parent": #""E10000018""#, "geography": #""community-safety""#, "provisional": "true",
        "start": #""2009-04-01""#, "end": "null",
      ]),
    EventExample("definition.adopted", subject: "asb-rate", ["definition": definition]),
    EventExample("feed.adopted", subject: "asb-cases", ["feed": feedFile]),
    EventExample(
      "practice.noted", ["effective": #""2017-04-01""#, "text": #""Inspection""#],
      ["indicators": #"["asb-rate","total-crime"]"#, "areas": #"["E10000018"]"#]),
    EventExample(
      "coverage.declared",
      [
        "feed": #""crime""#, "area": #""E10000018""#, "start": #""2019-01""#, "end": #""2019-02""#,
        "status": #""partial""#,
      ], ["expected": "100", "received": "99"]),
    EventExample(
      "figure.published", subject: "asb-rate",
      [
        "report": #""2019/20 Q1""#, "area": #""E10000018""#,
        "period": #"{"start":"2018-07-01","end":"2019-07-01"}"#,
        "value": "20.1", "display": #""20.1""#,
        "knownAt": #"{"sequence":10,"time":"2019-09-20T09:00:00.000000Z"}"#,
        "versions": "[1,2]",
      ],
      [
        "corrects": #""2018/19 Q4""#, "scheduled": "false", "withdrawn": "true", "reason": #""A month came twice.""#,
      ]),
    EventExample("party.erased", subject: "p-1", [:], ["reason": #""Article 17""#]),
  ]
}
