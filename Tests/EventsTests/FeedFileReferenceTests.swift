import Events
import Testing

@Suite("The reference of feed files")
struct FeedFileReferenceTests {
  private static let document = Result { try MarkdownText(path: "Sources/Feeds/README.md") }

  @Test("every section that a remedy leads to is there, and no other")
  func sections() throws {
    let anchors = try Self.document.get().sections(level: 2).map { section in
      section.title.lowercased().replacing(" ", with: "-")
    }
    #expect(anchors == FeedFileSection.allCases.map(\.rawValue))
  }

  @Test("every example is a feed file, and every kind of origin and statement has one")
  func examples() throws {
    let blocks = try Self.document.get().blocks("yaml")
    #expect(blocks.count >= 10)
    for block in blocks { #expect(try feedFileRefusal(block) == nil, "\(block)") }
    let files = try blocks.map(feedFile)
    #expect(Set(files.map(\.feed)).count == files.count)
    #expect(Set(files.map(\.statement.of)).count == FeedFile.Statement.Period.allCases.count)
  }

  /// The keys that are known in each map where one is met that is not.
  private static func knownKeys(_ text: String) throws -> [[String]] {
    try #require(try feedFileRefusal(text)).each.compactMap { refusal in
      guard case .form(.unknownKey(let known, _), _) = refusal.mistake as? FeedFileMistake else { return nil }
      return known
    }
  }

  @Test("every key has a row, and is marked as required where it is missed")
  func keys() throws {
    let known = try Self.knownKeys("{ x: 1, columns: { date: { x: 1 } }, record: incident }")
    let (top, mapping) = (try #require(known.first), try #require(known.last))
    let rows = try Self.document.get().rows("key")
    let section = try #require(try Self.document.get().sections(level: 2).first).text.rows("key")
    #expect(Set(section.flatMap { $0[0].quoted }) == Set(top))
    let named = Set(rows.flatMap { $0[0].quoted })
    for key in top + mapping { #expect(named.contains(key), "\(key)") }
    let required = section.filter { $0[1].hasPrefix("required") }.flatMap { $0[0].quoted }
    let missed = try #require(try feedFileRefusal("{ record: incident }")).each.map(\.field)
    #expect(Set(missed).union(["feed.record"]) == Set(required.map { "feed." + $0 }))
  }

  @Test("every kind of record has its fields, those that are required apart")
  func fields() throws {
    let sections = try Self.document.get().sections(level: 2)
    let rows = try #require(sections.first { $0.title == "What a row is" }).text.rows("`record`")
    let all: [FeedFile.Row] = RecordKind.allCases.map { .record($0) } + [.statistic]
    #expect(rows.map { $0[0].quoted } == all.map { [$0.word] })
    for (row, kind) in zip(rows, all) {
      #expect(Set(row[2].quoted + row[3].quoted) == Set(kind.fields.map(\.name)), "\(kind.word)")
      guard kind != .statistic else { continue }
      #expect(Set(row[2].quoted) == Set(kind.fields.filter(\.isRequired).map(\.name)), "\(kind.word)")
    }
  }

  @Test("every format of dates, and every kind of statement, is one")
  func words() throws {
    let document = try Self.document.get()
    let dates = try #require(document.sections(level: 2).first { $0.title == "Dates" })
    let formats = dates.text.rows("`format`").flatMap { $0[0].quoted }
    #expect(formats.count >= 9)
    for format in formats {
      let text = FeedFileExamples.least(
        columns: ["date": "{ column: A, format: \(format) }"], statement: "{ of: all, area: E10000018 }")
      #expect(try feedFileRefusal(text) == nil, "\(format)")
    }
    let periods = document.rows("`of`").flatMap { $0[0].quoted }
    #expect(periods == FeedFile.Statement.Period.allCases.map(\.rawValue))
  }
}
