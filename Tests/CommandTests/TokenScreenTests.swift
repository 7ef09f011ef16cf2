import Foundation
import TestSupport
import Testing

@Suite("Screens of tokens")
struct TokenScreenTests {
  /// Secrets and times, which are others in every run.
  private static func steady(_ run: Run) -> Run {
    func steady(_ text: String) -> String {
      text.replacing(/ilt_[A-Za-z0-9_-]{43}/, with: "SECRET").replacing(/20\d\d-\d\d-\d\dT[0-9:.]+Z/, with: "TIME")
    }
    return Run(status: run.status, output: steady(run.output), messages: steady(run.messages))
  }

  @Test("a token is made, listed and revoked; its secret is shown once")
  func life() throws {
    let scratch = try Scratch.withLedger()
    func tokens(_ words: String...) throws -> Run { TokenScreenTests.steady(try scratch.run(["tokens"] + words)) }
    #expect(
      try tokens("list")
        == Run(
          status: 0, output: "", messages: "There is no token. Make one with incident-ledger tokens create.\n"))
    #expect(
      try tokens("create", "--name", "analysts", "--scope", "read", "--scope", "disclose")
        == Run(
          status: 0, output: "SECRET\n",
          messages:
            "This is the token “analysts”: keep it now, it is not shown again. It allows read, disclose, until it "
            + "is revoked.\n"))
    #expect(
      try tokens("create", "--name", "feed", "--scope", "append:police/leicestershire", "--expires", "2999-03-31")
        == Run(
          status: 0, output: "SECRET\n",
          messages:
            "This is the token “feed”: keep it now, it is not shown again. It allows append:police/leicestershire "
            + "up to the end of 2999-03-31.\n"))
    #expect(
      try tokens("list", "--format", "csv").output.replacing("\r\n", with: "\n") == """
        name,scopes,state,created,expires,revoked,last used
        analysts,"read, disclose",in force,TIME,,,
        feed,append:police/leicestershire,in force,TIME,2999-03-31T23:00:00.000000Z,,

        """)
    #expect(
      try tokens("revoke", "feed") == Run(status: 0, output: "", messages: "The token “feed” is revoked.\n"))
    #expect(
      try tokens("list", "--format", "json").output == """
        {"tokens":[{"name":"analysts","scopes":["read","disclose"],"state":"in force","created":"TIME","expires":null,\
        "revoked":null,"lastUsed":null},{"name":"feed","scopes":["append:police/leicestershire"],"state":"revoked","created":"TIME",\
        "expires":"2999-03-31T23:00:00.000000Z","revoked":"TIME","lastUsed":null}]}

        """)
    #expect(try !scratch.text(of: "ledger/tokens.json").contains("ilt_"))
  }

  @Test("the list is a table with a line for each scope, and days")
  func table() throws {
    let scratch = try Scratch.withLedger()
    for words in [
      ["analysts", "--scope", "read"],
      [
        "feed", "--scope", "append:police/leicestershire", "--scope", "coverage:marac@E10000018", "--scope",
        "succeeds:police/rutland", "--expires", "2999-01-15",
      ], ["gone", "--scope", "disclose:marac-repeat"],
    ] { #expect(try scratch.run(["tokens", "create", "--name"] + words).status == 0) }
    #expect(try scratch.run("tokens", "revoke", "gone").status == 0)
    // The hashes stand in the order of the tokens.
    let hashes = try scratch.text(of: "ledger/tokens.json").matches(of: /"hash" : "([0-9a-f]{64})"/).map { $0.1 }
    try scratch.write(
      "ledger/tokens-used.json",
      #"{"format":"incident-ledger token uses 1","uses":{"\#(hashes[1])":"2026-11-29T12:00:00.000000Z"}}"#)
    func steady(_ text: String) -> String { text.replacing(/20[2-8]\d-\d\d-\d\d(?!T12:00)/) { _ in "2026-11-26" } }
    #expect(
      steady(try scratch.run("tokens", "list").output) == """
        name      scopes                        state          created     last used
        ────────  ────────────────────────────  ─────────────  ──────────  ──────────
        analysts  read                          in force       2026-11-26  never
        feed      append:police/leicestershire  in force       2026-11-26  2026-11-26
                  coverage:marac@E10000018      to 2999-01-15
                  succeeds:police/rutland
        gone      disclose:marac-repeat         revoked        2026-11-26  never
                                                on 2026-11-26

        """)
    let csv = try scratch.run("tokens", "list", "--format", "csv").output.replacing("\r\n", with: "\n")
    #expect(csv.hasPrefix("name,scopes,state,created,expires,revoked,last used\n"))
    #expect(csv.contains("2999-01-16T00:00:00.000000Z,,2026-11-29T12:00:00.000000Z\n"))
    let json = try scratch.run("tokens", "list", "--format", "json").output
    #expect(json.contains(#""lastUsed":"2026-11-29T12:00:00.000000Z""#))
  }

  @Test("64: what a token cannot be is said with what it can")
  func usage() throws {
    let scratch = try Scratch.withLedger()
    for (words, message) in [
      (["--name", "x"], "Error: A token without a scope allows nothing: give --scope, such as --scope read.\n"),
      (
        ["--name", "x", "--scope", "nothing"],
        "Error: The value 'nothing' is invalid for '--scope <scope>': “nothing” is no scope. The scopes are append:SOURCE "
          + "(or append, for any source), succeeds:SOURCE, coverage:FEED@AREA, reference, annotate, define, publish, "
          + "erase, administer (all six), read, disclose:INDICATOR (or disclose, for all).\n"
      ),
      (
        ["--name", "x", "--scope", "succeeds:a", "--scope", "coverage:a@E10000018"],
        "Error: succeeds:a allows nothing by itself: give --scope append:SOURCE too, with the source of the events "
          + "that are to change the records of a.\n"
      ),
      (
        ["--name", "x", "--scope", "append:"],
        "Error: The value 'append:' is invalid for '--scope <scope>': “append:” is no scope."
      ),
      (
        ["--name", "x", "--scope", "read", "--expires", "2020-01-01"],
        "Error: --expires 2020-01-01 has passed: name a day from today on.\nUsage: incident-ledger tokens create"
      ),
      (
        ["--name", "x", "--scope", "read", "--expires", "2027-02-30"],
        "Error: The value '2027-02-30' is invalid for '--expires <date>': “2027-02-30” is no date: write it as "
          + "2027-03-31.\n"
      ),
      (["--scope", "read"], "Error: Missing expected argument '--name <name>'\n"),
      (["--name", "", "--scope", "read"], "Error: The value of --name is empty: write it, or leave it out.\n"),
      (["--name", "a\nb", "--scope", "read"], "Error: --name is 1 to 64 characters, without line breaks and "),
      (
        ["--name", "a\u{85}b\u{202E}", "--scope", "read"],
        "Error: --name is 1 to 64 characters, without line breaks and "
      ),
    ] {
      let run = try scratch.run(["tokens", "create"] + words)
      #expect(run.status == 64 && run.output.isEmpty && run.messages.hasPrefix(message), "\(words): \(run.messages)")
    }
    #expect(!FileManager.default.fileExists(atPath: scratch.ledgerPath + "/tokens.json"))
  }

  @Test("65: two tokens in force have not one name, and none is revoked twice; a revoked one's name is free")
  func refused() throws {
    let scratch = try Scratch.withLedger()
    #expect(try scratch.run("tokens", "create", "--name", "a", "--scope", "read").status == 0)
    #expect(
      try scratch.run("tokens", "create", "--name", "a", "--scope", "append")
        == Run(
          status: 65, output: "",
          messages: "--name \"a\": a token has this name already. Choose another, or revoke that one first.\n"))
    #expect(try scratch.run("tokens", "revoke", "a").status == 0)
    #expect(
      try scratch.run("tokens", "revoke", "a")
        == Run(
          status: 65, output: "",
          messages:
            "Name \"a\": no token has this name, or it was revoked before. See incident-ledger tokens list for the "
            + "tokens that are there.\n"))
    #expect(try scratch.run("tokens", "create", "--name", "a", "--scope", "append").status == 0)
  }

  @Test("66, 1: there is no ledger, or its tokens are damaged")
  func unreadable() throws {
    let scratch = try Scratch.withLedger()
    #expect(try scratch.run("tokens", "list", "--ledger", "nowhere").status == 66)
    try scratch.write("ledger/tokens.json", "{")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: scratch("ledger/tokens.json"))
    #expect(
      try scratch.run("tokens", "list")
        == Run(
          status: 1, output: "",
          messages:
            "The tokens in ledger/tokens.json cannot be read: restore the file, or remove it and make the tokens "
            + "anew.\n"))
  }
}
