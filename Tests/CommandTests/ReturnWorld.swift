import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// A ledger with the areas of ``MARACReturn``, to which returns come.
struct ReturnWorld {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch.withLedger()
    try scratch.write("areas.csv", MARACReturn.areas)
    #expect(try run("import", "areas", "areas.csv", "--recorded-at", "2019-01-01T09:00:00Z").status == 0)
  }

  func run(_ words: String...) throws -> Run { try scratch.run(words) }

  /// Adopts a feed file.
  func adopt(_ feed: String) throws {
    try scratch.write("feed.yaml", feed)
    let run = try run("feeds", "adopt", "feed.yaml", "--recorded-at", "2019-01-01T09:00:00Z")
    #expect(run.status == 0, "\(run)")
  }

  /// Imports a return.
  @discardableResult
  func state(
    _ text: String, to feed: String = "marac-test", _ more: [String] = [], status: Int32 = 0
  ) throws -> Run {
    try scratch.write("return.csv", text)
    let run = try scratch.run(["import", "feed", feed, "return.csv"] + more)
    #expect(run.status == status, "\(run)")
    return run
  }

  /// The events of a type: what each is about below the source, and what it says.
  func events(_ type: String) throws -> [String] {
    try run("events", "--type", type).output.split(separator: "\n").map { line in
      let event = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let data = try JSONSerialization.data(withJSONObject: event["data"] ?? [:], options: .sortedKeys)
      let subject = try #require(event["subject"] as? String)
      return "\(subject.split(separator: "/").dropFirst(2).joined(separator: "/")) "
        + String(decoding: data, as: UTF8.self).replacing("\"", with: "")
    }
  }

  /// The newest status that was declared of each month.
  func months() throws -> [String] {
    var newest: [String: String] = [:]
    for line in try run("events", "--type", "coverage.declared").output.split(separator: "\n") {
      let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let data = event?["data"] as? [String: Any], let start = data["start"] as? String else { continue }
      newest[String(start.prefix(7))] = data["status"] as? String
    }
    return newest.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
  }

  // MARK: Other feeds

  /// A survey of two questions.
  static let survey = """
    feed: survey-test
    version: 1
    source: survey/test
    record: answer
    key: [R]
    statement: { of: month, area: E10000018 }
    columns:
      survey: { value: spring }
      date: { column: Asked, format: dd/MM/yyyy }
      area: { value: E10000018 }
    answers: { A: safe, B: satisfied }
    """

  /// A statistic that a publisher states by month.
  static let rates = """
    feed: rates
    version: 1
    source: rates/test
    record: statistic
    columns:
      indicator: { value: admissions }
      area: Area
      period: { column: Month, format: yyyy-MM }
      value: Number
      publisher: { value: NHS }
    """
}
