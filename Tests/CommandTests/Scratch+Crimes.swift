import LedgerTestSupport
import TestSupport
import Testing

extension Scratch {
  /// A scratch folder with a ledger of so many crimes in a district, and of the definition that counts them.
  static func withCrimes(_ count: Int) throws -> Scratch {
    let scratch = try Scratch.withLedger()
    try scratch.write(
      "crime.yaml",
      "{ indicator: crime, version: 1, title: Crime, effective: 2010-01-01, measure: count, "
        + "count: { records: crime }, decimals: 0 }")
    #expect(try scratch.run("define", "crime.yaml").status == 0)
    let area = event("area.assigned", "E07000129", data: #"{"name":"Blaby","level":"district"}"#) + "\n"
    #expect(try scratch.run("append", "-", input: area + crimes("a", count)).status == 0)
    return scratch
  }
}
