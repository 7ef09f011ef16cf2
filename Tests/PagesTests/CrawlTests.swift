import Foundation
import Pages
import Testing

@Suite("Every page that a link leads to")
struct CrawlTests {
  /// Addresses that the interface beside the pages answers.
  static let interface = [
    "/figures/", "/trends/", "/comparisons/", "/explanations/", "/revisions/", "/reports/", "/events",
  ]

  /// The kind of a page: its path without what varies.
  static func kind(_ address: String) -> String {
    let path = address.prefix { !"?#".contains($0) }
    return "/" + (path.split(separator: "/").first.map(String.init) ?? "")
  }

  /// Follows links from the overview, some of each kind of page, and hands over each page once.
  static func crawl(
    _ site: Site, from start: String, perKind: Int, reading: Bool = false
  ) -> [(address: String, page: Page)] {
    var pending = [start]
    var seen: Set<String> = [start]
    var counts: [String: Int] = [:]
    var pages: [(address: String, page: Page)] = []
    while let address = pending.popLast() {
      let kind = kind(address)
      guard counts[kind, default: 0] < perKind else { continue }
      counts[kind, default: 0] += 1
      let page = site.get(address, reading: reading)
      pages.append((address, page))
      for link in page.links {
        let whole = String(link.prefix { $0 != "#" })
        // Small numbers are shown where the start shows them.
        guard whole.hasPrefix("/"), start.contains("disclose=1") || !whole.contains("disclose=1"),
          !interface.contains(where: whole.hasPrefix), seen.insert(whole).inserted
        else {
          continue
        }
        pending.insert(whole, at: 0)
      }
    }
    return pages
  }

  static let start = "/?quarter=2019-20-Q1&area=E10000018&known-at=2019-09-20"

  @Test("is there, well formed, and says what it is")
  func structure() throws {
    let pages = CrawlTests.crawl(try Site.demonstration.get(), from: CrawlTests.start, perKind: 14)
    for (address, page) in pages {
      #expect(page.status == 200, "\(address)")
      guard page.contentType.hasPrefix("text/html") else { continue }
      #expect(page.contents(of: "h1").count == 1, "\(address)")
      #expect(page.contents(of: "title").first?.isEmpty == false, "\(address)")
      #expect(page.contents(of: "main").count == 1, "\(address)")
      #expect(page.body.contains("<a class=\"skip\" href=\"#main\">"), "\(address)")
      let ids = page.matches("\\sid=\"([^\"]*)\"")
      #expect(Set(ids).count == ids.count, "\(address): an id stands twice")
      for fragment in page.links where fragment.hasPrefix("#") {
        #expect(ids.contains(String(fragment.dropFirst())), "\(address): \(fragment) leads nowhere")
      }
      #expect(page.contents(of: "table").count >= page.matches("(<svg [^>]*class=\"chart\")").count, "\(address)")
      #expect(!page.body.contains("<script"), "\(address)")
      #expect(page.matches("<[^>]*\\s(style|on[a-z]+)=\"").isEmpty, "\(address)")
      #expect(throws: Never.self, "\(address)") { try headings(page) }
    }
    let kinds = Set(pages.map { CrawlTests.kind($0.address) })
    let expected = Set(Dashboard.paths.map(CrawlTests.kind)).subtracting(["/style.css", "/icon.svg"])
    #expect(kinds.isSuperset(of: expected), "no link leads to \(expected.subtracting(kinds).sorted())")
    try dump(pages)
  }

  /// Headings go down one level at a time.
  private func headings(_ page: Page) throws {
    var before = 0
    for level in page.matches("<h([1-6])\\b").compactMap(Int.init) {
      struct Skipped: Error { var level: Int }
      guard level <= before + 1 else { throw Skipped(level: level) }
      before = level
    }
  }

  @Test("shows the same for the same address")
  func sameBytes() throws {
    let site = try Site.demonstration.get()
    for (address, page) in CrawlTests.crawl(site, from: CrawlTests.start, perKind: 2) {
      #expect(site.get(address) == page, "\(address)")
    }
  }

  /// Writes the pages out where a folder is named, to be looked at in a browser.
  private func dump(_ pages: [(address: String, page: Page)]) throws {
    guard let folder = ProcessInfo.processInfo.environment["PAGES_FOLDER"] else { return }
    var counts: [String: Int] = [:]
    for (address, page) in pages {
      let kind = CrawlTests.kind(address) == "/" ? "overview" : String(CrawlTests.kind(address).dropFirst())
      counts[kind, default: 0] += 1
      let html = page.body.replacingOccurrences(
        of: "href=\"/style.css[^\"]*\"", with: "href=\"style.css\"", options: .regularExpression)
      let comment = "<!-- \(address) -->\n"
      try (html + comment).write(
        toFile: "\(folder)/\(kind)-\(counts[kind] ?? 0).html", atomically: true, encoding: .utf8)
    }
    let style = try Site.demonstration.get().get("/style.css").body
    try style.write(toFile: "\(folder)/style.css", atomically: true, encoding: .utf8)
  }
}
