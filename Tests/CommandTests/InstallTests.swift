import Foundation
import TestSupport
import Testing

@Suite("Installing")
struct InstallTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  @Test("the program says its version, by whichever command it is asked")
  func version() throws {
    let scratch = Scratch()
    for words in [["--version"], ["figure", "--version"]] {
      let run = try scratch.run(words)
      #expect(run.status == 0 && run.messages.isEmpty)
      #expect(run.output.wholeMatch(of: /incident-ledger [0-9]+(?:\.[0-9]+)+\n/) != nil, "\(run)")
    }
  }

  @Test("what is installed: the program, its manual, completions, and a unit that runs it")
  func install() throws {
    let scratch = Scratch()
    let run = try scratch.run(
      shell: "PROGRAM=\"$0\" PREFIX=/opt/there DESTDIR=\"$PWD\" '\(Self.root)/tools/install'", isLedgerNamed: false)
    #expect(
      run.status == 0 && run.output.hasPrefix("incident-ledger ") && run.output.hasSuffix("/opt/there/bin.\n"), "\(run)"
    )
    let manual = try scratch.text(of: "opt/there/share/man/man1/incident-ledger.1")
    #expect(manual.hasPrefix(".TH INCIDENT-LEDGER 1 "))
    for command in ["FIGURE", "REPORT", "FEEDS RETENTION", "IMPORT POLICE\\-UK"] {
      #expect(manual.contains("\n.SH \(command)\n"), "\(command)")
    }
    for file in [
      "bash-completion/completions/incident-ledger", "zsh/site-functions/_incident-ledger",
      "fish/vendor_completions.d/incident-ledger.fish",
    ] {
      #expect(try scratch.text(of: "opt/there/share/" + file).contains("recorded-at"), "\(file)")
    }
    let unit = try scratch.text(of: "opt/there/lib/systemd/system/incident-ledger.service")
    #expect(unit.contains("\nExecStart=/opt/there/bin/incident-ledger serve $SERVE_OPTIONS\n"))
    // The program that was installed is whole.
    let installed = try scratch.run(shell: "opt/there/bin/incident-ledger --version")
    #expect(installed.status == 0, "\(installed)")
  }

  @Test(
    "systemd accepts the unit",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze")))
  func unit() throws {
    let scratch = Scratch()
    let unit = try String(contentsOfFile: Self.root + "/tools/incident-ledger.service", encoding: .utf8)
    // The program must be there: any will do.
    try scratch.write("incident-ledger.service", unit.replacing("/usr/local/bin/incident-ledger", with: "/bin/true"))
    let run = try scratch.run(shell: "systemd-analyze verify --man=no \"$PWD/incident-ledger.service\"")
    #expect(run.status == 0 && run.messages.isEmpty && run.output.isEmpty, "\(run)")
  }

  @Test("what cannot be installed is said")
  func refusals() throws {
    let scratch = Scratch()
    let relative = try scratch.run(shell: "PREFIX=here PROGRAM=\"$0\" '\(Self.root)/tools/install'")
    #expect(relative.status == 64 && relative.messages == "PREFIX=here: it is a path from the root on.\n")
    let missing = try scratch.run(shell: "PREFIX=/opt/there PROGRAM=/none '\(Self.root)/tools/install'")
    #expect(missing.status == 66 && missing.messages == "PROGRAM=/none: there is no program there.\n")
  }
}
