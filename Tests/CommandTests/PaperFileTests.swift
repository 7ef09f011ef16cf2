import Foundation
import LedgerTestSupport
import TestSupport
import Testing

@Suite("Papers that other programs make, and the short paper")
struct PaperFileTests {
  /// Thirty crimes in a district, twenty the year before.
  private func filled() throws -> Scratch {
    try CrimeWorld(keys: "measure: count\ndecimals: 0", persons: nil).filled()
  }

  private let question = ["report", "2018/19 Q3", "--area", "E07000129"]

  /// A folder with a program of this name, which is a script.
  private func program(_ name: String, _ script: String, in scratch: Scratch) throws {
    try FileManager.default.createDirectory(atPath: scratch("bin"), withIntermediateDirectories: true)
    try scratch.write("bin/" + name, "#!/bin/sh\n" + script)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch("bin/" + name))
  }

  private static let ownPath = #"PATH="$PWD/bin"; export PATH; exec "$0" "$@""#

  // MARK: The short paper

  @Test("the short paper is one to read, and no data")
  func short() throws {
    let scratch = try filled()
    let run = try scratch.run(question + ["--short"])
    #expect(
      run.output.hasPrefix(
        """
        Safer communities performance 2018/19 Q3: Blaby, in short
        ═════════════════════════════════════════════════════════
        Blaby (E07000129), October to December 2018.
        As known after 52 events, the last recorded 2019-01-15T09:00:00.000000Z.
        Each figure names its own period: returns arrive at different times.

        Summary
        ───────

        • 1 indicator against the period before: 1 not tested.

        By outcome
        ──────────

        """), "\(run)")
    #expect(
      run.output.contains("From 20 in the 12 months to December 2017")
        && run.output.contains("• +30: 30 crimes came in as the period moved"), "\(run.output)")
    for form in [["--format", "json"], ["--output", "p.csv"], ["--output", "p.xlsx"]] {
      let run = try scratch.run(question + ["--short"] + form)
      #expect(
        run.status == 64 && run.messages.contains("--short is a paper to read, and \(form.joined(separator: " "))"))
    }
    for ending in ["md", "html", "txt"] {
      #expect(try scratch.run(question + ["--short", "--output", "p.\(ending)"]).status == 0)
      #expect(try scratch.text(of: "p.\(ending)").contains("in short"))
    }
  }

  // MARK: Programs that are not there, or fail

  @Test("a form whose program is not installed names Debian's package, and writes nothing")
  func notInstalled() throws {
    let scratch = try filled()
    for (ending, package) in [("docx", "pandoc"), ("pdf", "chromium")] {
      let run = try scratch.start(question + ["--output", "paper.\(ending)"], shell: Self.ownPath).finish()
      #expect(run.status == 73 && run.output.isEmpty)
      #expect(
        run.messages == """
          paper.\(ending) cannot be made, as \(package) is not installed, which makes .\(ending) files: install Debian's \
          package \(package) (apt-get install \(package)), or ask for .html, which any browser prints.

          """)
      #expect(!FileManager.default.fileExists(atPath: scratch("paper.\(ending)")))
    }
  }

  @Test("a program that fails is quoted, and writes nothing")
  func failing() throws {
    let scratch = try filled()
    try program("pandoc", "echo it is broken >&2\nexit 3\n", in: scratch)
    let words = question + ["--output", "paper.docx"]
    let run = try scratch.start(words, shell: Self.ownPath).finish()
    #expect(run.status == 73 && run.messages.contains("ended with status 3 (“it is broken”): ask for .html"), "\(run)")
    try program("pandoc", "exit 0\n", in: scratch)
    let silent = try scratch.start(words, shell: Self.ownPath).finish()
    #expect(silent.status == 73 && silent.messages.contains("made no file"), "\(silent)")
    #expect(!FileManager.default.fileExists(atPath: scratch("paper.docx")))
  }

  @Test("a program gets the paper by its name alone, without a shell, the environment or the place of the result")
  func called() throws {
    let scratch = try filled()
    try program(
      "pandoc",
      #"""
      for word in "$@"; do case "$word" in --output=*) made="${word#--output=}";; esac; input="$word"; done
      { echo "$#"; /usr/bin/env | /usr/bin/cut -d= -f1 | /usr/bin/sort; /usr/bin/stat -c %a .; /bin/cat "$input"; } > "$made"
      """#, in: scratch)
    let name = "a $(touch hacked) 'paper'.docx"
    let run = try scratch.start(question + ["--output", name], shell: Self.ownPath).finish()
    #expect(run == Run(status: 0, output: "", messages: "The paper is in \(name).\n"))
    let told = try scratch.text(of: name).split(separator: "\n").map(String.init)
    let own = told.firstIndex { $0.hasPrefix("<!DOCTYPE") } ?? 0
    let names = Set(told[1..<max(1, own - 1)])
    #expect(told[0] == "5" && told[own - 1] == "700")
    #expect(
      names.isSuperset(of: ["HOME", "PATH", "SOURCE_DATE_EPOCH"]) && !names.contains("INCIDENT_LEDGER"), "\(names)")
    #expect(!FileManager.default.fileExists(atPath: scratch("hacked")))
  }

  // MARK: Programs that are there

  private static func isInstalled(_ name: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/" + name)
  }

  @Test("pandoc makes a Word file, the same bytes each time", .enabled(if: isInstalled("pandoc")))
  func word() throws {
    try sameTwice("docx", begins: "PK")
  }

  @Test("Chromium makes a PDF, the same bytes each time", .enabled(if: isInstalled("chromium")))
  func portable() throws {
    try sameTwice("pdf", begins: "%PDF-")
  }

  private func sameTwice(_ ending: String, begins: String) throws {
    let scratch = try filled()
    var papers: [Data] = []
    for name in ["one", "two"] {
      let run = try scratch.run(question + ["--short", "--output", "\(name).\(ending)"])
      #expect(run == Run(status: 0, output: "", messages: "The paper is in \(name).\(ending).\n"))
      papers.append(try Data(contentsOf: URL(fileURLWithPath: scratch("\(name).\(ending)"))))
    }
    #expect(papers[0].starts(with: Data(begins.utf8)) && papers[0].count > 1000)
    #expect(papers[0] == papers[1])
  }

  @Test("a workbook, the same bytes each time; an explanation is none")
  func workbook() throws {
    try sameTwiceWorkbook()
    let scratch = try filled()
    let why = ["why", "crime", "--area", "E07000129", "--from", "2017-12", "--to", "2018-12", "--output", "why.xlsx"]
    #expect(try scratch.run(why).status == 64)
  }

  private func sameTwiceWorkbook() throws {
    let scratch = try filled()
    for name in ["one", "two"] {
      #expect(try scratch.run(question + ["--output", "\(name).xlsx"]).status == 0)
    }
    let papers = try ["one", "two"].map { try Data(contentsOf: URL(fileURLWithPath: scratch("\($0).xlsx"))) }
    #expect(papers[0].starts(with: Data("PK".utf8)) && papers[0] == papers[1])
  }
}
