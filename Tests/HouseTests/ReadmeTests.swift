import Testing

@Suite("House: the README")
struct ReadmeTests {
  /// The tools that a text names.
  private static func tools(_ text: String) -> [String] {
    Set(text.matches(of: /(?:^|[^\w\/])(tools\/[\w.-]*\w)/).map { String($0.1) }).sorted()
  }

  /// The subcommands that a text names: behind the program's name, or first in a cell of a table of commands.
  private static func commands(_ text: String) -> [String] {
    var names = text.matches(of: /\bincident-ledger (?=[a-z])([a-z]+(?:-[a-z]+)*)\b/).map { String($0.1) }
    var isTable = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
      isTable = !cells.isEmpty && (isTable || cells.dropFirst().first?.firstMatch(of: /^ *command *$/) != nil)
      guard isTable, let cell = cells.dropFirst().first else { continue }
      names += cell.matches(of: /`([a-z]+(?:-[a-z]+)*)[^`]*`/).map { String($0.1) }
    }
    return Set(names).sorted()
  }

  @Test("every tool that it names is there")
  func tools() throws {
    let tools = Self.tools(try Repository.text("README.md"))
    #expect(tools.contains("tools/test"))
    for tool in tools { #expect(Repository.exists(tool), "\(tool)") }
    #expect(Self.tools("Run `tools/x-y`, (tools/z) and my/tools/no.") == ["tools/x-y", "tools/z"])
  }

  @Test("every command that it names is there")
  func commands() throws {
    let repository = try Repository.here.get()
    let known = (repository.sources["incident-ledger"] ?? []).flatMap { source in
      source.text.literals.filter { source.text.code(before: $0.start, 20).hasSuffix("commandName: ") }.map(\.text)
    }
    #expect(known.count > 15)
    let named = Self.commands(try Repository.text("README.md"))
    #expect(named.contains("figure") && named.contains("backup"))
    for command in named { #expect(known.contains(command), "\(command)") }
    let text =
      "$ incident-ledger why-not x --y\n\n| to | command |\n|---|---|\n| a | `b c`, `d` with `--e` |\n\n| x | `y` |"
    #expect(Self.commands(text) == ["b", "d", "why-not"])
  }
}
