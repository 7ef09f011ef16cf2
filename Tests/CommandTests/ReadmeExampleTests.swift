import Foundation
import TestSupport
import Testing

@Suite("The README's examples")
struct ReadmeExampleTests {
  /// A command as a README shows it, and the lines that stand below it up to the next one or the end of its block.
  private struct Example {
    /// The block that it stands in, counted.
    var block: Int
    var line: String
    var output: String

    var words: [String] { line.split(separator: " ").map(String.init) }
  }

  private static func examples(_ markdown: String) -> [Example] {
    var examples: [Example] = []
    var isInside = false
    var block = 0
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
        block += 1
      } else if isInside, line.hasPrefix("$ ") {
        examples.append(Example(block: block, line: String(line.dropFirst(2)), output: ""))
      } else if isInside, !examples.isEmpty {
        examples[examples.count - 1].output += line + "\n"
      }
    }
    return examples
  }

  private static var readme: String {
    get throws {
      let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
      return String(decoding: try Data(contentsOf: root.appending(path: "README.md")), as: UTF8.self)
    }
  }

  /// The examples of the block in which a made-up return is imported.
  private static func spreadsheet(_ examples: [Example]) -> [Example] {
    guard let first = examples.first(where: { $0.words.contains("--spreadsheet") }) else { return [] }
    return examples.filter { $0.block == first.block }
  }

  @Test("the first ledger ends with a spreadsheet, from which its figure comes")
  func firstLedger() throws {
    let examples = Self.spreadsheet(Self.examples(try Self.readme))
    #expect(examples.count >= 6)
    let scratch = try Scratch.withLedger()
    for words in [["import", "areas", "--shipped"], ["define", "--shipped"]] {
      #expect(try scratch.run(words).status == 0)
    }
    // One script, as what is exported holds for what comes after.
    let script = examples.map { example in
      example.line.replacing("incident-ledger ", with: "\"$0\" ").replacing("~/", with: "./")
    }
    let run = try scratch.run(shell: (["set -e", "exec 2>&1"] + script).joined(separator: "\n"))
    #expect(run.status == 0, "\(run)")
    let printed = Set(run.output.split(separator: "\n").map(String.init))
    let shown = examples.flatMap { $0.output.split(separator: "\n").map(String.init) }.filter { !$0.contains("…") }
    #expect(shown.count >= 6)
    for line in shown { #expect(printed.contains(line), "\(line)\n\(run.output)") }
  }

  @Test("the restore drill brings everything back: events, tokens, pseudonyms")
  func restoreDrill() throws {
    let examples = Self.examples(try Self.readme)
    let blocks = Set(examples.filter { $0.line.contains("backups/monday") }.map(\.block)).sorted()
    #expect(blocks.count == 2)
    let scratch = try Scratch.withLedger()
    func script(_ lines: [String]) -> String {
      (["set -e", "exec 2>&1"] + lines).map {
        $0.replacing("incident-ledger ", with: "\"$0\" ").replacing("~/", with: "./")
      }.joined(separator: "\n")
    }
    let first = Self.spreadsheet(examples).map(\.line).filter { !$0.contains(" figure ") }
    let prepared = try scratch.run(
      shell: script(
        ["incident-ledger import areas --shipped", "incident-ledger define --shipped"] + first
          + ["incident-ledger tokens create --name analysts --scope read"]))
    #expect(prepared.status == 0, "\(prepared)")
    let events = try scratch.run("events").output
    let drill = examples.filter { blocks.contains($0.block) }.map(\.line)
    let key = "export INCIDENT_LEDGER_KEY=./partnership.key"
    let split = try #require(drill.firstIndex { $0.hasPrefix("mv ") })
    // Between the backup and the disaster more is told, and the key and the tokens are lost with the disk.
    let run = try scratch.run(
      shell: script(
        [key, "mkdir -p backups"] + Array(drill[..<split]) + ["rm partnership.key"] + Array(drill[split...])))
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("analysts"))
    #expect(run.output.contains(#"{"appended":0,"#), "the persons have the same pseudonyms: \(run.output)")
    #expect(try scratch.run("events").output == events)
    #expect(try scratch.run("verify").status == 0)
  }

  @Test("what is proved to others is checked where there is no ledger")
  func proofs() throws {
    let examples = Self.examples(try Self.readme)
    let block = try #require(examples.first { $0.line.contains("checkpoint prove") }?.block)
    let lines = examples.filter { $0.block == block }.map(\.line)
    let scratch = try Scratch.withLedger()
    let prepared = [["import", "areas", "--shipped"], ["define", "--shipped"]]
    for words in prepared { #expect(try scratch.run(words).status == 0) }
    let last = try #require(lines.last)
    let script = (["set -e"] + lines.dropLast() + ["mv ledger elsewhere", last]).map {
      $0.replacing("incident-ledger ", with: "\"$0\" ").replacing("~/", with: "./")
    }
    let run = try scratch.run(shell: script.joined(separator: "\n"))
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("The ledger holds") && run.output.contains("The receipt was signed as it is"), "\(run)")
    #expect(run.messages.hasSuffix("Signed by example.org/safer-communities.\n"), "\(run)")
  }

  @Test("figures and explanations are what the demonstration's ledger answers, word for word")
  func wordForWord() throws {
    let examples = Self.examples(try Self.readme)
    let other = Self.spreadsheet(examples).first?.block
    let shown = examples.filter {
      ["why", "figure"].contains($0.words.dropFirst().first) && $0.block != other && !$0.words.contains(">")
    }
    #expect(Set(shown.map { $0.words[1] }) == ["why", "figure"])
    let scratch = Scratch()
    #expect(try scratch.run("demo", "--ledger", "demo", "--no-serve").status == 0)
    for example in shown {
      let run = try scratch.run(Array(example.words.dropFirst()) + ["--ledger", "demo"])
      #expect(run.output == example.output, "\(example.words)")
    }
  }

  @Test("an example is a command and what stands below it")
  func madeUp() {
    let examples = Self.examples("```console\n$ a b\nc\n\nd\n$ e\n```\nf\n```sh\n$ g\n```\n")
    #expect(examples.map(\.words) == [["a", "b"], ["e"]] && examples.map(\.output) == ["c\n\nd\n", ""])
  }
}
