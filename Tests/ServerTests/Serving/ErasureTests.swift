import Events
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Testing

@testable import Server

@Suite("After an erasure, the server")
struct ErasureTests {
  private static func served(_ named: NamedEverywhere) throws -> (served: Served, token: String) {
    let served = try Served()
    try served.ledger.add(named.lines)
    return (served, try served.token("append", "disclose", "administer"))
  }

  private static let browser = ["accept": "text/html,*/*;q=0.8"]

  /// The addresses of data, whatever the answer.
  private static func questions(_ named: NamedEverywhere) -> [String] {
    let indicator = named.indicator.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let place = "area=\(named.county)&disclose=1"
    let span = "&from=2018-06&to=2018-12"
    let bases = [
      "/definitions", "/definitions/\(indicator)", "/areas", "/coverage", "/areas/unplaced",
      "/figures/\(indicator)?\(place)&to=2018-12", "/figures/\(indicator)?\(place)&to=2018-12&known-at=%2360",
      "/figures?\(place)\(span)", "/trends/\(indicator)?\(place)\(span)",
      "/comparisons/\(indicator)?\(place)&to=2018-12",
      "/explanations/\(indicator)?\(place)&by=category&evidence=all\(span)",
      "/explanations/\(indicator)?\(place)&by=feed&evidence=all&from=2018-12/1&to=2018-12/2",
      "/revisions/\(indicator)?\(place)\(span)", "/reports/2018-19-Q3?area=\(named.county)",
    ]
    let forms = ["json", "csv", "csvm"]
    return bases.flatMap { base in forms.map { base + (base.contains("?") ? "&" : "?") + "format=" + $0 } }
      + ["/reports/2018-19-Q3?area=\(named.county)&format=markdown"]
      + ["/events?format=lines", "/events?format=batch", "/events?subject=about%20x"]
      + ["/figures/nothing?\(place)&to=2018-12", "/coverage?feed=none", "/areas?geography=none"]
  }

  @Test(
    "shows [erased] at every address and on every page that a link leads to, and the same numbers",
    arguments: ["p1", "p\u{E9}&7\"x", "a/b", "KEYID123:0123456789abcdef0123456789abcdef"])
  func everyAddress(party: String) async throws {
    let named = NamedEverywhere(party)
    let (served, token) = try ErasureTests.served(named)
    try await served.server.application().test(.router) { client in
      let questions = ErasureTests.questions(named)
      let indicator = named.indicator.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      var before: [String: ServedReply] = [:]
      for question in questions { before[question] = try await client.get(question, token: token) }
      #expect(before.values.contains { named.place(in: $0.body) != nil })
      // What a server keeps of pages that it made is not shown again.
      let pagesBefore = try await ErasureTests.crawl(client, token: token)
      #expect(pagesBefore.contains { named.place(in: $0.reply.body) != nil })
      #expect(try await client.append(named.erasure, token: token).status == 201)

      for question in questions {
        let (old, new) = (try #require(before[question]), try await client.get(question, token: token))
        #expect(new.status == old.status, "\(question): \(new.body)")
        // The description of a table says the address that it was asked at.
        let isAsked = question.hasSuffix("csvm") && question.contains(indicator)
        #expect(isAsked || named.place(in: new.body) == nil, "\(question)")
        #expect(!new.body.contains(NamedEverywhere.hidden), "\(question)")
        if question.hasSuffix("format=json"), new.status == 200 {
          #expect(NamedEverywhere.numbers(of: new.body) == NamedEverywhere.numbers(of: old.body), "\(question)")
        }
      }
      let pages = try await ErasureTests.crawl(client, token: token)
      let kinds = Set(pages.map { $0.address.split(separator: "/").first?.prefix { $0 != "?" } ?? "" })
      #expect(kinds.isSuperset(of: ["indicators", "records", "record", "why", "then-and-now", "feeds", "areas"]))
      #expect(kinds.isSuperset(of: ["definitions", "report"]))
      for (address, reply) in pages {
        #expect(reply.status == 200, "\(address): \(reply.body.prefix(400))")
        #expect(named.place(in: reply.body) == nil, "\(address)")
        #expect(named.place(in: reply.headers.map { "\($0)" }.joined(separator: "\n")) == nil, "\(address)")
        #expect(!reply.body.contains(NamedEverywhere.hidden), "\(address)")
        let ids = Set(ErasureTests.matches("\\sid=\"([^\"]*)\"", in: reply.body))
        for link in ErasureTests.links(in: reply.body) where link.hasPrefix("#") {
          #expect(ids.contains(String(link.dropFirst())), "\(address): \(link) leads nowhere")
        }
      }
    }
  }

  /// Follows the links from the overview, some of each kind.
  private static func crawl(
    _ client: some TestClientProtocol, token: String
  ) async throws -> [(address: String, reply: ServedReply)] {
    let start = "/?disclose=1&area=E10000018&quarter=2018-19-Q3"
    var (pending, seen) = ([start], Set([start]))
    var counts: [String: Int] = [:]
    var pages: [(address: String, reply: ServedReply)] = []
    while let address = pending.popLast() {
      let kind = String(address.prefix { $0 != "?" }.split(separator: "/").first ?? "")
      guard counts[kind, default: 0] < 12 else { continue }
      counts[kind, default: 0] += 1
      let reply = try await client.get(address, token: token, browser)
      pages.append((address, reply))
      for link in links(in: reply.body) {
        let whole = String(link.prefix { $0 != "#" })
        if whole.hasPrefix("/"), seen.insert(whole).inserted { pending.insert(whole, at: 0) }
      }
    }
    return pages
  }

  private static func links(in html: String) -> [String] {
    matches("<a\\b[^>]*?\\shref=\"([^\"]*)\"", in: html).map { $0.replacing("&amp;", with: "&") }
  }

  private static func matches(_ pattern: String, in text: String) -> [String] {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    return expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap { match in
      Range(match.range(at: 1), in: text).map { String(text[$0]) }
    }
  }

  @Test("has answers asked for again: the tag of a pinned one changes with an erasure and with nothing else")
  func tags() async throws {
    let named = NamedEverywhere("p1")
    let (served, token) = try ErasureTests.served(named)
    let addresses = [
      "/figures/\(named.indicator)?area=E10000018&to=2018-12&known-at=%2360", "/areas?known-at=%235",
      "/events?from=0&to=1", "/indicators/\(named.indicator)?known-at=%2360&area=E10000018",
    ]
    try await served.server.application().test(.router) { client in
      var tags: [String] = []
      for address in addresses {
        let reply = try await client.get(address, token: token)
        #expect(reply.status == 200 && reply.headers[.cacheControl] == "private, no-cache", "\(address)")
        tags.append(try #require(reply.headers[.eTag]))
      }
      #expect(try await client.append(crime("later"), token: token).status == 201)
      for (address, tag) in zip(addresses, tags) {
        let asked = ["if-none-match": tag]
        #expect(try await client.get(address, token: token, asked).status == 304, "\(address)")
      }
      #expect(try await client.append(event("party.erased", "someone", id: "e"), token: token).status == 201)
      for (address, tag) in zip(addresses, tags) {
        let asked = ["if-none-match": tag]
        let reply = try await client.get(address, token: token, asked)
        #expect(reply.status == 200 && reply.headers[.eTag] != tag, "\(address)")
      }
    }
  }

  @Test("streams events masked from the moment of the erasure")
  func streaming() throws {
    let named = NamedEverywhere("p1")
    let (served, _) = try ErasureTests.served(named)
    try served.ledger.add(named.erasure)
    let reader = served.server.threads.reader
    let page = try EventPage(of: reader, in: 0..<served.ledger.length, matching: .init())
    #expect(page.events.count == named.lines.count + 1)
    #expect(page.events.allSatisfy { named.place(in: String(decoding: $0.json, as: UTF8.self)) == nil })
  }
}
