import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Testing

@testable import Server

@Suite("What a reader without the scope disclose is told")
struct ReaderDisclosureTests {
  private static let browser = ["accept": "text/html"]

  private static func served(public isPublic: Bool = false) throws -> Served {
    let served = try Served(public: isPublic)
    try served.ledger.add(ReaderWorld.events)
    return served
  }

  /// Every object of an answer that is a figure.
  private static func figures(_ json: Any) -> [[String: Any]] {
    switch json {
    case let object as [String: Any]:
      (object["numerator"] != nil && object["marks"] != nil ? [object] : []) + object.values.flatMap(figures)
    case let array as [Any]: array.flatMap(figures)
    default: []
    }
  }

  private static func isInGrid(_ count: Any?) -> Bool {
    (count as? NSNumber).map { $0.doubleValue.truncatingRemainder(dividingBy: 5) == 0 && $0.doubleValue != 5 } ?? true
  }

  @Test("protected indicators answer in the grid, marked as estimated, and the receipt says so")
  func grid() async throws {
    let served = try Self.served()
    let token = try served.token("read")
    try await served.server.application().test(.router) { client in
      for address in ReaderWorld.protected.flatMap(ReaderWorld.told) {
        let reply = try await client.get(address, token: token)
        #expect(reply.status == 200, "\(address): \(reply.body)")
        #expect(!reply.body.contains("secret"), "\(address)")
        #expect(reply.headers[.contentLocation] == nil, "\(address) leads to a point that may not be asked for")
        for figure in Self.figures(reply.json) where figure["indicator"] as? String != "open" {
          let marks = figure["marks"] as? [String] ?? []
          let isRate = figure["indicator"] as? String == "rate"
          for part in [figure, figure["previous"] as? [String: Any] ?? [:]] {
            #expect(Self.isInGrid(part["numerator"]), "\(address): \(part)")
            #expect(isRate || Self.isInGrid(part["denominator"]), "\(address): \(part)")
          }
          #expect(marks.contains("c") || marks.contains("e") || marks.contains("x"), "\(address): \(marks)")
          let receipt = figure["receipt"] as? String ?? ""
          #expect(receipt.contains(";counts=rounded;"), "\(receipt)")
        }
      }
      let few = try await client.get("/figures/cases?area=\(ReaderWorld.small)&to=2018-12", token: token)
      #expect(few.json["display"] as? String == "[c]" && few.json["value"] is NSNull)
      let all = try await client.get("/figures/cases?area=\(ReaderWorld.county)&to=2018-12", token: token)
      #expect(all.json["value"] as? Int == 25 && (all.json["marks"] as? [String])?.contains("e") == true, "\(all.body)")
      let coverage = try await client.get("/coverage", token: token)
      #expect(coverage.status == 200 && coverage.body.contains(#""received":null"#), "\(coverage.body)")
    }
  }

  @Test("an open indicator is split by category only for who may see what protected ones count of its records")
  func categories() async throws {
    let served = try Self.served()
    try served.ledger.add([
      event(
        "definition.adopted", "all", id: "d-all",
        data: """
          {"definition":{"indicator":"all","version":1,"title":"All","effective":"2016-01-01","measure":"count",\
          "count":{"records":"crime"},"disclosure":{"none":"Made up"}}}
          """)
    ])
    let (reader, analyst) = (try served.token("read"), try served.token("disclose"))
    let span = "?area=\(ReaderWorld.county)&from=2018-09&to=2018-12"
    try await served.server.application().test(.router) { client in
      for address in ["/explanations/all" + span, "/why/all" + span] {
        let split = address + "&by=category"
        let refused = try await client.get(split, token: reader)
        #expect(refused.status == 403 && refused.body.contains("disclose"), "\(refused.status) \(refused.body)")
        #expect(try await client.get(split, token: analyst).status == 200)
        for told in [address, address + "&by=area"] {
          let answer = try await client.get(told, token: reader)
          #expect(answer.status == 200 && !answer.body.contains("by=category"), "\(told)")
        }
      }
      // Nothing protected counts incidents.
      #expect(try await client.get("/explanations/open" + span + "&by=category", token: reader).status == 200)
    }
  }

  @Test("what leads past the grid is refused with what is needed, and answered to the scope disclose")
  func refused() async throws {
    let served = try Self.served()
    let (reader, analyst) = (try served.token("read"), try served.token("disclose"))
    try await served.server.application().test(.router) { client in
      for address in ReaderWorld.protected.flatMap(ReaderWorld.refused) {
        let reply = try await client.get(address, token: reader)
        #expect(reply.status == 403 && reply.body.contains("disclose"), "\(address): \(reply.status) \(reply.body)")
        #expect(reply.headers[.wwwAuthenticate]?.contains("insufficient_scope") == true, "\(address)")
        #expect(try await client.get(address, token: analyst).status == 200, "\(address)")
      }
      for address in ReaderWorld.protected.flatMap(ReaderWorld.refusedPages) {
        let reply = try await client.get(address, token: reader, Self.browser)
        #expect(reply.status == 403 && !reply.body.contains("secret-many"), "\(address): \(reply.status)")
        #expect(try await client.get(address, token: analyst, Self.browser).status == 200, "\(address)")
      }
      // An indicator that is open answers as it did.
      for address in ReaderWorld.refused("open") where address.contains("/open?") {
        #expect(try await client.get(address, token: reader).status == 200, "\(address)")
      }
      // One that may be disclosed by name answers its reader exactly.
      let named = try served.token("disclose:cases")
      let exact = try await client.get("/figures/cases?area=\(ReaderWorld.county)&to=2018-11", token: named)
      #expect(exact.json["value"] as? Int == 26, "\(exact.body)")
      #expect(try await client.get("/figures/rate?area=\(ReaderWorld.county)&to=2018-11", token: named).status == 403)
    }
  }

  @Test("no page of a reader names a record, and each leads only to what may be asked")
  func pages() async throws {
    let served = try Self.served()
    let token = try served.token("read")
    try await served.server.application().test(.router) { client in
      var pending = ["/?quarter=2018-19-Q3&area=\(ReaderWorld.county)"]
      var seen = Set(pending)
      while let address = pending.popLast() {
        let isPage = !["/figures/", "/trends/", "/comparisons/", "/explanations/", "/reports/"].contains {
          address.hasPrefix($0)
        }
        let reply = try await client.get(address, token: token, isPage ? Self.browser : [:])
        #expect(reply.status == 200, "\(address): \(reply.status)")
        #expect(!reply.body.contains("secret"), "\(address) names a record")
        guard isPage, seen.count < 400 else { continue }
        for part in reply.body.components(separatedBy: "href=\"").dropFirst() {
          let link = part.prefix { $0 != "\"" && $0 != "#" }.replacingOccurrences(of: "&amp;", with: "&")
          guard link.hasPrefix("/"), !link.hasPrefix("/style"), seen.insert(link).inserted else { continue }
          pending.append(link)
        }
      }
      #expect(seen.contains { $0.hasPrefix("/why/cases") } && seen.contains { $0.hasPrefix("/indicators/share") })
      #expect(!seen.contains { $0.hasPrefix("/records/cases") || $0.hasPrefix("/then-and-now/cases") })
    }
  }

  @Test(
    "reasons are told in the grid and add up to the difference, and of a window that moved only what the figures tell")
  func reasons() async throws {
    let served = try Self.served()
    let token = try served.token("read")
    try await served.server.application().test(.router) { client in
      for indicator in ReaderWorld.protected {
        let address = "/explanations/\(indicator)?area=\(ReaderWorld.county)&from=2017-12&to=2018-12"
        let reply = try await client.get(address, token: token)
        let reasons = reply.json["reasons"] as? [[String: Any]] ?? []
        let sum = reasons.reduce(0) { $0 + ($1["effect"] as? Double ?? .nan) }
        let difference = try #require(reply.json["difference"] as? Double, "\(reply.body)")
        #expect(abs(sum - difference) < 1e-9 && !reasons.isEmpty, "\(indicator): \(reply.body)")
        for reason in reasons {
          #expect((reason["evidence"] as? [Any])?.isEmpty == true)
          #expect(reason["records"] is NSNull)
          if reason["factor"] as? String != "window" { #expect(Self.isInGrid(reason["numerator"]), "\(reason)") }
        }
        #expect(!reasons.contains { $0["factor"] as? String == "rounding" })
      }
    }
  }

  @Test("whoever shows no token is told what papers showed, and a paper's point may be asked of by readers")
  func published() async throws {
    let served = try Self.served(public: true)
    let (reader, known) = (try served.token("read"), try served.ledger.length)
    try served.ledger.add([
      event(
        "figure.published", "cases", id: "paper",
        data: """
          {"report":"2018/19 Q3","area":"\(ReaderWorld.county)","period":{"start":"2018-01-01","end":"2019-01-01"},\
          "value":26,"display":"26","knownAt":{"sequence":\(known),"time":null},"versions":[1]}
          """)
    ])
    let figure = "/figures/cases?area=\(ReaderWorld.county)&to=2018-12"
    try await served.server.application().test(.router) { client in
      let open = try await client.get(figure)
      #expect(open.json["value"] as? Int == 26 && open.json["numerator"] is NSNull, "\(open.body)")
      #expect((open.json["knownAt"] as? [String: Any])?["sequence"] as? Int == known)
      #expect(open.body.contains("2018/19 Q3"))
      let other = try await client.get("/figures/rate?area=\(ReaderWorld.county)&to=2018-12")
      #expect(other.json["value"] is NSNull && other.json["display"] as? String == "[x]", "\(other.body)")
      let page = try await client.get("/?quarter=2018-19-Q3&area=\(ReaderWorld.county)", Self.browser)
      #expect(
        page.status == 200 && page.body.contains("Title cases") && page.body.contains("not shown here"), "\(page.body)")
      for address in ReaderWorld.refused("cases") + ReaderWorld.refusedPages("cases")
      where ["/explanations", "/revisions", "/records", "/record", "/then", "/why", "/events"].contains(
        where: address.hasPrefix)
      {
        let isPage = !address.hasPrefix("/explanations") && !address.hasPrefix("/revisions")
        #expect(try await client.get(address, isPage ? Self.browser : [:]).status == 401, "\(address)")
      }
      let then = try await client.get(figure + "&known-at=%23\(known)", token: reader)
      #expect(then.status == 200 && then.json["value"] as? Int == 25, "\(then.body)")
      #expect(then.headers[.contentLocation] == nil)
    }
  }
}
