import Foundation
import LedgerTestSupport
import Testing

@Suite("The worked example of the definitions' reference")
struct WorkedExampleTests {
  /// The rows of the table of cases, without its heading; the last has the shares.
  private static func rows() throws -> [[String]] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let document = String(
      decoding: try Data(contentsOf: root.appending(path: "Projections/Definitions/README.md")), as: UTF8.self)
    let lines = document.split(separator: "\n").drop { !$0.hasPrefix("| case |") }.dropFirst(2)
    return lines.prefix { $0.hasPrefix("|") }.map { line in
      line.dropFirst().split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  /// A pair heard once in 2017 and four times in 2018, and two versions of what a repeat is.
  private static func journal(policy: String, _ figures: String) throws -> Journal {
    let repeats = "preceded: { records: marac, by: party, within: 12 months }"
    return try Journal(
      """
      definition | version | effective  | policy    | measure    | decimals | count | of
      repeats    | 1 | 2014-04-01 | | percentage | 0 | { records: marac, where: { contact: violence }, \(repeats) } | { records: marac }
                 | 2 | 2018-04-01 | \(policy) | percentage | 0 | { records: marac, \(repeats) } | { records: marac }

      recorded   | event       | subject | date       | party  | contact    | risk
      2019-01-05 | marac.heard | m0      | 2017-12-04 | pair-1 | violence   | high
                 | marac.heard | m1      | 2018-03-20 | pair-1 | violence   | high
                 | marac.heard | m2      | 2018-03-28 | pair-1 | harassment | medium
                 | marac.heard | m3      | 2018-04-03 | pair-1 | harassment | medium
                 | marac.heard | m4      | 2018-05-09 | pair-1 | violence   | high

      \(figures)
      """)
  }

  @Test("the shares are what the ledger computes, and the cases add up to them")
  func shares() throws {
    let rows = try Self.rows()
    let shares = try #require(rows.last)
    #expect(rows.count == 5 && shares.count == 6)
    for column in 2..<6 {
      let counted = rows.dropLast().count { $0[column] == "counts" }
      #expect(shares[column] == "\(counted * 25)%", "column \(column)")
    }
    let prospective = """
      indicator | to      | definition | display
      repeats   | 2018-12 | 1          | \(shares[2])
                |         | 2          | \(shares[3])
                |         |            | \(shares[4])
      """
    #expect(try Self.journal(policy: "prospective", prospective).difference() == nil)
    let restated = "indicator | to      | display\nrepeats   | 2018-12 | \(shares[5])"
    #expect(try Self.journal(policy: "restated", restated).difference() == nil)
  }
}
