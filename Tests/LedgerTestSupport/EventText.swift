package import Events

/// An event as JSON.
/// - Parameters:
///   - id: the subject where none is given.
///   - data: a JSON object.
///   - extra: further attributes, each with a comma behind it.
package func event(
  _ type: String, _ subject: String, id: String? = nil, source: String = "tests", data: String = "{}",
  extra: String = ""
) -> String {
  #"{"specversion":"1.0","id":"\#(id ?? subject)","source":"\#(source)","type":"\#(type)","subject":"\#(subject)","#
    + #"\#(extra)"data":\#(data)}"#
}

/// An event of a type that the ledger knows, its data member by member.
package func event(_ type: EventType, _ subject: String, id: String, _ data: [(String, JSONOutput)]) -> String {
  let event: [(String, JSONOutput)] = [
    ("specversion", .string("1.0")), ("id", .string(id)), ("source", .string("tests")),
    ("type", .string(type.rawValue)), ("subject", .string(subject)), ("data", .object(data)),
  ]
  var json: [UInt8] = []
  JSONOutput.object(event).write(to: &json)
  return String(decoding: json, as: UTF8.self)
}

/// The opening of a crime.
/// - Parameter more: further members of its data, each with a comma before it.
package func crime(
  _ subject: String, id: String? = nil, source: String = "tests", date: String = "2019-01-02",
  offence: String = "burglary", area: String = "E07000129", more: String = "", extra: String = ""
) -> String {
  event(
    "crime.recorded", subject, id: id, source: source,
    data: #"{"offence":"\#(offence)","date":"\#(date)","area":"\#(area)"\#(more)}"#, extra: extra)
}

/// Events as a CloudEvents batch.
package func batch(_ events: [String]) -> String { "[" + events.joined(separator: ",") + "]" }
