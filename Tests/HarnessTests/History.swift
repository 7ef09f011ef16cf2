import Foundation
import LedgerTestSupport
import TestSupport

/// A made-up history of a ledger, batch by batch, and what a sound ledger of it tells.
struct History: Sendable {
  /// The batches as JSON Lines.
  let batches: [String]
  /// One more, for afterwards.
  let afterwards = History.crimes("afterwards", 300)

  /// Batches of all sizes, two of which are large enough for a projection to be stored.
  static let small = History(batches: [
    foundation + crimes("a", 40), crimes("b", 300), crimes("c", 2500) + changes("b", 300), changes("c", 40),
    crimes("d", 2200), crimes("e", 1), changes("d", 700),
  ])

  /// A batch that is committed in several parts, between two small ones.
  static let inParts = History(batches: [foundation + crimes("a", 40), crimes("b", 70_000), crimes("c", 20)])

  /// The lengths at which a ledger of the history may end: no batch is there in part.
  var lengths: [Int] {
    batches.reduce(into: [0]) { lengths, batch in lengths.append(lengths[lengths.count - 1] + History.count(batch)) }
  }

  /// The words that append a batch from a file, as of a time of its own: so a history's events are the same in every ledger.
  static func append(_ file: String, number: Int) -> [String] {
    ["append", file, "--recorded-at", "2019-03-\(number < 9 ? "0" : "")\(number + 1)T00:00:00Z"]
  }

  static func count(_ batch: String) -> Int { batch.utf8.count { $0 == UInt8(ascii: "\n") } }

  private static let foundation =
    event("area.assigned", "E07000129", id: "area", data: #"{"name":"Blaby","level":"district"}"#) + "\n"
    + event(
      "definition.adopted", "burglary", id: "definition",
      data: #"{"definition":{"indicator":"burglary","version":1,"title":"Burglary","effective":"2018-01-01","#
        + #""measure":"count","count":{"records":"crime","where":{"offence":"burglary"}}}}"#) + "\n"

  private static func crimes(_ prefix: String, _ count: Int) -> String {
    (0..<count).map { number in
      crime(
        "\(prefix)-\(number)", date: "2018-\(number % 12 < 9 ? "0" : "")\(number % 12 + 1)-10",
        offence: number % 3 == 0 ? "robbery" : "burglary") + "\n"
    }.joined()
  }

  /// Reclassifies, or closes, crimes of an earlier batch.
  private static func changes(_ prefix: String, _ count: Int) -> String {
    (0..<count).map { number in
      let (subject, id) = ("\(prefix)-\(number)", "\(prefix)-\(number)-changed")
      return number % 4 == 0
        ? event("crime.cancelled", subject, id: id) + "\n"
        : event("crime.reclassified", subject, id: id, data: #"{"offence":"burglary/residential"}"#) + "\n"
    }.joined()
  }

  /// The words that ask for a figure as known after so many events.
  static func figure(_ length: Int) -> [String] {
    ["figure", "burglary", "--area", "E07000129", "--to", "2018-12", "--known-at", "#\(length)", "--format", "json"]
  }
}

/// What a sound ledger tells of a history.
struct Told {
  /// The lines of `events`, one after another.
  let events: Data
  /// Where the line of each sequence begins, and the end.
  private let starts: [Int]
  /// The figure as known after so many events.
  let figures: [Int: Run]

  /// Asks a ledger that holds all of a history.
  init(_ command: LedgerCommand, _ lengths: [Int]) throws {
    let run = try command("events")
    let output = run.output
    events = output
    starts = [0] + output.indices.filter { output[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    guard run.status == 0, starts.count - 1 == lengths.last else { throw HarnessError("the sound ledger: \(run)") }
    // An empty ledger knows less of the question than one that learnt of it later.
    figures = Dictionary(
      uniqueKeysWithValues: try lengths.filter { $0 > 0 }.map { ($0, try command(History.figure($0))) })
  }

  /// How many events an output of `events` holds where it is a beginning of what was sent; nil where it is none.
  func length(of output: Data) -> Int? {
    guard events.starts(with: output) else { return nil }
    return starts.firstIndex(of: output.count)
  }

  /// The lines of the first events, all or those of a subject.
  func events(_ length: Int, of subject: String? = nil) -> Data {
    let all = events[..<starts[length]]
    guard let subject else { return all }
    let wanted = Data("\"subject\":\"\(subject)\"".utf8)
    return all.split(separator: UInt8(ascii: "\n")).filter { $0.range(of: wanted) != nil }
      .reduce(into: Data()) { $0 += $1 + [UInt8(ascii: "\n")] }
  }

  /// What is wrong with a ledger that may end at any of these lengths, and the length at which it does.
  func check(_ command: LedgerCommand, endingAt allowed: [Int]) throws -> (length: Int?, faults: [String]) {
    let run = try command("events")
    guard run.status == 0, let length = length(of: run.output) else {
      return (nil, ["events tells what was not sent, or nothing: \(run)"])
    }
    var faults: [String] = []
    if !allowed.contains(length) { faults.append("\(length) events are there, and may be \(allowed)") }
    let figure = try command(History.figure(length))
    if let expected = figures[length], figure.status != expected.status || figure.output != expected.output {
      faults.append("another figure: \(figure)")
    }
    faults += try Told.findings(command)
    return (length, faults)
  }

  /// What `verify` finds that is not derived.
  static func findings(_ command: LedgerCommand) throws -> [String] {
    let run = try command("verify", "--format", "json")
    guard let json = try? JSONSerialization.jsonObject(with: run.output) as? [String: Any],
      let findings = json["findings"] as? [[String: Any]]
    else { return ["verify does not tell: \(run)"] }
    return findings.filter { $0["kind"] as? String != "projections" }.map { "verify: \($0["what"] ?? "")" }
  }
}

extension Scratch {
  /// A path of a folder that is not there yet.
  func another() -> String { self(UUID().uuidString) }
}
