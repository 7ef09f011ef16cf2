import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// The way from a spreadsheet to a figure that the document on feed files shows, gone as it stands there.
@Suite("The first feed file of the document")
struct FeedReadmeTests {
  private static func blocks(_ language: String, of markdown: String) -> [String] {
    markdown.components(separatedBy: "```" + language + "\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
  }

  /// The commands of a block as lines of a shell in which `"$0"` stands for the program.
  private static func script(_ block: String) -> String {
    let lines = block.split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { $0.dropFirst(2) }
    return (["set -e"] + lines.map(String.init)).joined(separator: "\n").replacing("incident-ledger ", with: "\"$0\" ")
  }

  @Test("its commands bring its log in, and a figure out of it")
  func path() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let document = String(
      decoding: try Data(contentsOf: root.appending(path: "Sources/Feeds/README.md")), as: UTF8.self)
    let scripts = Self.blocks("console", of: document).map(Self.script)
    try #require(scripts.count >= 2)
    let scratch = Scratch()
    try scratch.write("marac.csv", try #require(Self.blocks("csv", of: document).first))
    let drafted = try scratch.run(shell: scripts[0])
    #expect(drafted.status == 0, "\(drafted)")
    let draft = try scratch.text(of: "marac.yaml")
    let feedFile = try #require(Self.blocks("yaml", of: document).first)
    // Every column of the edited feed file was found by the draft.
    for line in feedFile.split(separator: "\n") where line.hasPrefix("  ") {
      let start = line.prefix { $0 != "," && $0 != "}" }
      #expect(draft.contains("\n" + start), "\(start) in \(draft)")
    }
    try scratch.write("marac.yaml", feedFile)
    let imported = try scratch.run(shell: scripts[1])
    #expect(imported.status == 0, "\(imported)")
    #expect(imported.messages.contains("4  opened"))
    let june = try #require(imported.output.split(separator: "\n").last { $0.hasPrefix("2019-06-01 to 2019-06-30") })
    #expect(june.contains(" 100% "), "\(june)")
  }
}
