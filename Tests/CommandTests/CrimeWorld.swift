import LedgerTestSupport
import TestSupport
import Testing

/// A ledger of thirty crimes in Blaby, told on 15 January 2019, and one indicator that counts them.
struct CrimeWorld {
  /// The keys of the definition beside those that every one of them has, as YAML.
  var keys: String
  var definedAt = "2017-01-01T00:00:00Z"
  /// Crimes of the year before.
  var earlierCount = 20
  /// Nil where no population is known.
  var persons: Int? = 10_000

  /// - Returns: the folder that holds it, and the file of the definition.
  func filled() throws -> Scratch {
    let scratch = try Scratch.withLedger()
    try scratch.write(
      "crime.yaml",
      """
      indicator: crime
      version: 1
      title: Recorded crime
      effective: 2010-01-01
      count: { records: crime }
      \(keys)
      """)
    #expect(try scratch.run("define", "crime.yaml", "--recorded-at", definedAt).status == 0)
    let place = #"{"specversion":"1.0","source":"test","subject":"E07000129","id":"#
    var lines = (0..<30).map { crime("c\($0)", date: "2018-10-05") }
    lines += (0..<earlierCount).map { crime("d\($0)", date: "2017-10-05") }
    lines.append(place + #""a","type":"area.assigned","data":{"name":"Blaby","level":"district"}}"#)
    if let persons {
      lines.append(place + #""p","type":"population.estimated","data":{"year":2018,"persons":\#(persons)}}"#)
    }
    let run = try scratch.run(
      "append", "-", "--recorded-at", "2019-01-15T09:00:00Z", input: lines.joined(separator: "\n") + "\n")
    #expect(run.status == 0, "\(run)")
    return scratch
  }
}
