import Foundation
import TestSupport
import Testing

@Suite("The README's examples")
struct ReadmeExampleTests {
  /// A command as a README shows it, and the lines that stand below it up to the next one or the end of its block.
  private struct Example {
    var words: [String]
    var output: String
  }

  private static func examples(_ markdown: String) -> [Example] {
    var examples: [Example] = []
    var isInside = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        examples.append(Example(words: line.dropFirst(2).split(separator: " ").map(String.init), output: ""))
      } else if isInside, !examples.isEmpty {
        examples[examples.count - 1].output += line + "\n"
      }
    }
    return examples
  }

  @Test("figures and explanations are what the demonstration's ledger answers, word for word")
  func wordForWord() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = String(decoding: try Data(contentsOf: root.appending(path: "README.md")), as: UTF8.self)
    let shown = Self.examples(readme).filter { ["why", "figure"].contains($0.words.dropFirst().first) }
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
