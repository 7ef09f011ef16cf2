import Foundation
import TestSupport
import Testing

/// Who may read and change what is kept of tokens, and of the ledger.
@Suite("The rights of files")
struct TokenRightsTests {
  private func mode(_ path: String) throws -> String {
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
    return String(mode?.intValue ?? 0, radix: 8)
  }

  @Test("are the owner's alone after each command, whatever the umask", arguments: ["000", "022", "077"])
  func modes(umask: String) throws {
    let scratch = Scratch()
    for words in [
      ["init"], ["tokens", "list"], ["tokens", "create", "--name", "a", "--scope", "read"], ["tokens", "list"],
      ["tokens", "create", "--name", "b", "--scope", "append"], ["tokens", "revoke", "a"], ["tokens", "list"],
    ] {
      let run = try scratch.start(words, shell: "umask \(umask); exec \"$0\" \"$@\"").finish()
      #expect(run.status == 0, "\(run)")
      #expect(try mode(scratch.ledgerPath) == "700")
      for name in ["tokens.json", "tokens.lock"] {
        let path = scratch.ledgerPath + "/" + name
        if FileManager.default.fileExists(atPath: path) { #expect(try mode(path) == "600", "\(words) \(name)") }
      }
    }
    #expect(FileManager.default.fileExists(atPath: scratch.ledgerPath + "/tokens.json"))
    #expect(FileManager.default.fileExists(atPath: scratch.ledgerPath + "/tokens.lock"))
    // A copy is as private as the ledger.
    let backup = try scratch.start(["backup", "copy"], shell: "umask \(umask); exec \"$0\" \"$@\"").finish()
    #expect(try backup.status == 0 && mode(scratch("copy")) == "700", "\(backup)")
    #expect(
      try Set(FileManager.default.contentsOfDirectory(atPath: scratch("copy"))).isDisjoint(
        with: ["tokens.json", "tokens.lock", "tokens-used.json"]))
  }

  @Test("a folder that is there already keeps its rights")
  func folder() throws {
    let scratch = Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.ledgerPath, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o750])
    #expect(try scratch.run("init").status == 0)
    #expect(try mode(scratch.ledgerPath) == "750")
  }

  @Test("74: tokens that others may read or change are not believed, and the command that mends it is said")
  func exposed() throws {
    let scratch = try Scratch.withLedger()
    #expect(try scratch.run("tokens", "create", "--name", "a", "--scope", "read").status == 0)
    let path = scratch.ledgerPath + "/tokens.json"
    let before = try scratch.text(of: "ledger/tokens.json")
    for bits in [0o640, 0o604, 0o620, 0o602, 0o610, 0o666] {
      try FileManager.default.setAttributes([.posixPermissions: bits], ofItemAtPath: path)
      for words in [
        ["tokens", "list"], ["tokens", "create", "--name", "b", "--scope", "read"], ["tokens", "revoke", "a"],
        ["serve", "--port", "0"],
      ] {
        #expect(
          try scratch.run(words)
            == Run(
              status: 74, output: "",
              messages: "Others than its owner may read or change ledger/tokens.json (mode 0"
                + "\(String(bits, radix: 8))): type chmod 600 ledger/tokens.json.\n"), "\(words)")
      }
    }
    #expect(try scratch.text(of: "ledger/tokens.json") == before)
    // The command, as it is said.
    let mended = try scratch.run("tokens", "list", shell: "chmod 600 ledger/tokens.json && exec \"$0\" \"$@\"")
    #expect(mended.status == 0)
  }

  @Test("a path with spaces and quotes is a word of the command that is said")
  func quoted() throws {
    let scratch = Scratch()
    let folder = scratch("it's a ledger")
    let named = ["--ledger", folder]
    #expect(try scratch.run(["init"] + named).status == 0)
    #expect(try scratch.run(["tokens", "create", "--name", "a", "--scope", "read"] + named).status == 0)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder + "/tokens.json")
    let run = try scratch.run(["tokens", "list"] + named)
    let command = try #require(run.messages.firstMatch(of: /type (chmod .*)\.\n/)).1
    #expect(try scratch.run(["tokens", "list"] + named).status == 74)
    let mended = try scratch.start(["tokens", "list"] + named, shell: command + " && exec \"$0\" \"$@\"").finish()
    #expect(mended.status == 0)
  }

  /// Only where the tests are run by root, who can give a file away and become somebody else.
  @Test("74: tokens of another user are not believed, but by root", .enabled(if: geteuid() == 0))
  func others() throws {
    let scratch = try Scratch.withLedger()
    #expect(try scratch.run("tokens", "create", "--name", "a", "--scope", "read").status == 0)
    for path in [scratch.path, scratch.ledgerPath] {
      try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: path)
    }
    try FileManager.default.setAttributes([.ownerAccountID: 4001], ofItemAtPath: scratch.ledgerPath + "/tokens.json")
    #expect(try scratch.run("tokens", "list").status == 0)
    let shell = #"exec setpriv --reuid 4002 --regid 4002 --clear-groups "$0" "$@""#
    let run = try scratch.run("tokens", "list", shell: shell)
    #expect(run.status == 74 && run.output.isEmpty, "\(run)")
  }
}
