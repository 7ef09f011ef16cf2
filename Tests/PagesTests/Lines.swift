import Foundation

/// Events as lines, for ledgers of a test's own.
enum Lines {
  /// One event; a test that makes the same twice gets the same line.
  static func event(
    _ type: String, _ subject: String, id: String, source: String = "tests", _ data: [String: Any]
  ) -> String {
    let event: [String: Any] = [
      "specversion": "1.0", "id": id, "source": source, "type": type, "subject": subject, "data": data,
    ]
    guard let json = try? JSONSerialization.data(withJSONObject: event, options: [.sortedKeys]) else {
      preconditionFailure("an event of a test is JSON")
    }
    return String(decoding: json, as: UTF8.self) + "\n"
  }

  static func area(_ code: String, _ name: String, level: String, parent: String? = nil) -> String {
    var data = ["name": name, "level": level]
    data["parent"] = parent
    let named = Data(name.utf8).base64EncodedString()
    return event("area.assigned", code, id: "area-\(code)-\(named)-\(parent ?? "")", data)
  }

  static func crime(_ subject: String, date: String, area: String, _ more: [String: Any] = [:]) -> String {
    event(
      "crime.recorded", subject, id: subject,
      ["offence": "burglary/residential", "date": date, "area": area].merging(more) { $1 })
  }

  static func definition(_ indicator: String, version: Int = 1, _ more: [String: Any]) -> String {
    let definition: [String: Any] = [
      "indicator": indicator, "version": version, "title": indicator, "outcome": "Outcome", "effective": "2016-04-01",
      "polarity": "lower-is-better",
    ]
    return event(
      "definition.adopted", indicator, id: "\(indicator)-\(version)",
      ["definition": definition.merging(more) { $1 }])
  }

  /// `2017-04` and the months after it.
  static func month(_ index: Int) -> String {
    let months = 2017 * 12 + 3 + index
    let month = months % 12 + 1
    return "\(months / 12)-\(month < 10 ? "0" : "")\(month)"
  }
}
