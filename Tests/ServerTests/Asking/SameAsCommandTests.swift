import Foundation
import HTTPTypes
import HummingbirdTesting
import LedgerTestSupport
import NIOCore
import Testing

@testable import Server

@Suite("What is served", .ownThreads)
struct SameAsCommandTests {
  /// Questions, and the words of the commands that ask the same.
  private static let pairs: [(path: String, words: String)] = {
    let (area, before) = ("--area E10000018", World.pointBefore)
    return [
      ("/figures/crimes?area=E10000018&to=2018-12", "figure crimes \(area) --to 2018-12"),
      (
        "/figures/crimes?area=E10000018&to=2018/19%20Q3&known-at=%23\(before)&definition=2",
        "figure crimes \(area) --to 2018-12 --known-at #\(before) --definition 2"
      ),
      (
        "/trends/crimes?area=E10000018&from=2018-03&to=2018-12&every=month&window=quarter",
        "trend crimes \(area) --from 2018-03 --to 2018-12 --every month --window quarter"
      ),
      ("/trends/crimes?area=E10000018&from=2018-03&to=2018-12", "trend crimes \(area) --from 2018-03 --to 2018-12"),
      ("/comparisons/crimes?area=E10000018&to=2018-12", "compare crimes \(area) --to 2018-12"),
      (
        "/comparisons/crimes?areas=E07000129,E07000130&to=2018-12",
        "compare crimes --areas E07000129,E07000130 --to 2018-12"
      ),
      (World.cube, "figures \(area) --level district --from 2018-03 --to 2018-12"),
      (
        "/figures?indicators=crimes&area=E10000018&from=2018-10&to=2018-12&every=month&known-at=%23\(before)",
        "figures crimes \(area) --from 2018-10 --to 2018-12 --every month --known-at #\(before)"
      ),
      (
        "/explanations/crimes?area=E10000018&from=2018-12@%23\(before)&to=2018-12",
        "why crimes \(area) --from 2018-12@#\(before) --to 2018-12"
      ),
      (
        "/explanations/crimes?area=E10000018&from=2018-06/1&to=2018-12/2&by=area&evidence=all",
        "why crimes \(area) --from 2018-06/1 --to 2018-12/2 --by area --evidence all"
      ),
      (
        "/revisions/crimes?area=E10000018&from=2018-10&to=2018-12&until=2019-02",
        "revisions crimes \(area) --from 2018-10 --to 2018-12 --until 2019-02"
      ),
      ("/definitions", "definitions"), ("/definitions/crimes", "definitions crimes"),
      ("/reports/2018-19-Q3?area=E10000018", "report 2018/19_Q3 \(area)"),
    ]
  }()

  @Test("is what the commands print, byte for byte, as JSON and as CSV")
  func bytes() async throws {
    let served = try await ServedProcess()
    let token = try served.token("append", "disclose", "administer")
    #expect(try await served.connected { try await $0.append(batch(World.events), token: token) }.status == 201)
    for (path, words) in SameAsCommandTests.pairs {
      let words = words.split(separator: " ").map { String($0).replacing("_", with: " ") }
      for format in ["json", "csv"] {
        let printed = try await served.run(words + ["--format", format])
        let reply = try await served.connected {
          try await $0.ask(path, headers: [.accept: format == "json" ? "application/json" : "text/csv"])
        }
        let body = reply.body.map { String(buffer: $0) }
        #expect(reply.status == .ok && body == printed && !printed.isEmpty, "\(path) \(format)")
      }
    }
    let lines = try await served.run(["events", "--type", "crime.recorded", "--from", "3"])
    let reply = try await served.connected {
      try await $0.ask("/events?type=crime.recorded&from=3", headers: [.authorization: "Bearer " + token])
    }
    #expect(reply.body.map { String(buffer: $0) } == lines && !lines.isEmpty)
    served.signal(SIGTERM)
    #expect(try await served.end() == 0)
  }
}
