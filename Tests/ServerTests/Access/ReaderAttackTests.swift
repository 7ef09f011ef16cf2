import Foundation
import HummingbirdTesting
import LedgerTestSupport
import TestSupport
import Testing

@testable import Figures
@testable import Server

/// Records of districts by quarter, and all that a reader can ask of them: rolling windows, quarters, the county and its
/// districts, and why they changed from each quarter to the next.
@Suite("What a reader can work out from many answers")
struct ReaderAttackTests {
  private static let districts = ["E07000129", "E07000130", "E07000131"]
  private static let county = "E10000018"
  private static let quarterCount = 12

  /// The counts of a world: of each district in each quarter.
  private typealias Counts = [[Int]]

  /// One answer: what is shown of a count, nil where it is kept back.
  private static func told(_ count: Int) -> Int? {
    DisclosureGrid.hides(count) ? nil : DisclosureGrid.rounded(count)
  }

  /// What a reader is told of two windows, one after the other: no more than the two figures tell.
  private static func reason(_ before: Int, _ after: Int) -> Int? { before == after ? nil : after - before }

  /// Every answer about the areas that hold the counts of a world.
  private static func answers(_ counts: Counts) -> [Int?] {
    let all = counts + [(0..<quarterCount).map { quarter in counts.reduce(0) { $0 + $1[quarter] } }]
    return all.flatMap { area -> [Int?] in
      let years = area.indices.map { quarter in area[max(0, quarter - 3)...quarter].reduce(0, +) }
      var answers = area.map(told) + years.map(told)
      for (before, after) in zip(years, years.dropFirst()) {
        if let before = told(before), let after = told(after) { answers.append(reason(before, after)) }
      }
      return answers
    }
  }

  private static func world(_ seed: UInt64) -> Counts {
    var random = SplitMix64(seed: seed)
    return districts.map { _ in (0..<quarterCount).map { _ in Int.random(in: 0...4, using: &random) } }
  }

  /// Whether another count of a cell is found that agrees with every answer: alone, or with up to three others changed too.
  /// A cell for which none is found need not be known: only few ways are tried.
  private static func isOpen(_ counts: Counts, _ area: Int, _ quarter: Int, _ given: [Int?]) -> Bool {
    func agrees(_ moves: [(Int, Int, Int)]) -> Bool {
      var other = counts
      for (area, quarter, step) in moves { other[area][quarter] += step }
      return moves.allSatisfy { other[$0.0][$0.1] >= 0 } && answers(other) == given
    }
    let cells = counts.indices.flatMap { area in counts[area].indices.map { (area, $0) } }
    for step in [1, -1] {
      let own = (area, quarter, step)
      if agrees([own]) { return true }
      for one in cells where one != (area, quarter) {
        if agrees([own, (one.0, one.1, -step)]) { return true }
      }
    }
    // Two quarters of two districts: what the one has more the other has less.
    for step in [1, -1] {
      for one in counts.indices where one != area {
        for other in counts[area].indices where other != quarter {
          let moves = [(area, quarter, step), (area, other, -step), (one, quarter, -step), (one, other, step)]
          if agrees(moves) { return true }
        }
      }
    }
    for step in [1, -1] {
      for one in cells where one != (area, quarter) {
        for other in cells where other != (area, quarter) && other != one {
          if agrees([(area, quarter, step), (one.0, one.1, -step), (other.0, other.1, step)]) { return true }
        }
      }
    }
    return false
  }

  @Test("nearly no small count follows from all the answers together")
  func cells() {
    var (small, known) = (0, 0)
    for seed in 1...12 {
      let counts = Self.world(UInt64(seed))
      let given = Self.answers(counts)
      for area in counts.indices {
        for quarter in counts[area].indices where DisclosureGrid.hides(counts[area][quarter]) {
          small += 1
          if !Self.isOpen(counts, area, quarter, given) { known += 1 }
        }
      }
    }
    #expect(small > 250)
    #expect(known * 10 <= small, "\(known) of \(small) small counts may follow")
  }

  @Test("the server answers as the attack assumes")
  func answers() async throws {
    let counts = Self.world(1)
    let served = try Served()
    let token = try served.token("read")
    var events = ["year", "quarter"].map { indicator in
      event(
        "definition.adopted", indicator, id: indicator,
        data: """
          {"definition":{"indicator":"\(indicator)","version":1,"title":"\(indicator)","effective":"2010-01-01",\
          "measure":"count","count":{"records":"crime"}\(indicator == "quarter" ? ",\"window\":\"quarter\"" : "")}}
          """)
    }
    events.append(event("area.assigned", Self.county, id: "county", data: #"{"name":"County","level":"county"}"#))
    for (area, code) in Self.districts.enumerated() {
      let data = "{\"name\":\"\(code)\",\"level\":\"district\",\"parent\":\"\(Self.county)\"}"
      events.append(event("area.assigned", code, id: code, data: data))
      for quarter in counts[area].indices {
        let month = 3 * quarter + 2
        let date = "\(2016 + (month - 1) / 12)-\((month - 1) % 12 + 1 < 10 ? "0" : "")\((month - 1) % 12 + 1)"
        events += (0..<counts[area][quarter]).map { crime("c-\(area)-\(quarter)-\($0)", date: date, area: code) }
      }
    }
    try served.ledger.add(events)
    let found = try await served.server.application().test(.router) { client -> [Int?] in
      var found: [Int?] = []
      func values(_ reply: ServedReply) -> [Int?] {
        (reply.json["figures"] as? [[String: Any]] ?? []).map { $0["value"] as? Int }
      }
      for code in Self.districts + [Self.county] {
        let point = "?area=\(code)&from=2016-03&to=2018-12"
        let years = values(try await client.get("/trends/year" + point, token: token))
        found += values(try await client.get("/trends/quarter" + point, token: token)) + years
        for quarter in years.indices.dropFirst() where years[quarter] != nil && years[quarter - 1] != nil {
          func month(_ quarter: Int) -> String { "\(2016 + quarter / 4)-\(["03", "06", "09", "12"][quarter % 4])" }
          let address = "/explanations/year?area=\(code)&from=\(month(quarter - 1))&to=\(month(quarter))"
          let reply = try await client.get(address, token: token)
          let reason = (reply.json["reasons"] as? [[String: Any]] ?? []).first { $0["factor"] as? String == "window" }
          #expect(reason?["records"] as? Int == nil)
          found.append(reason?["numerator"] as? Int)
        }
      }
      return found
    }
    #expect(found == Self.answers(counts))
  }
}
