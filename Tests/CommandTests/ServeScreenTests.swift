import Foundation
import TestSupport
import Testing

@Suite("Screens of serving")
struct ServeScreenTests {
  @Test("64: a public address that is none is refused before anything is served")
  func publicAddress() throws {
    let scratch = try Scratch.withLedger()
    for address in ["ledger.example.org", "https://", "https://ledger.example.org/", "ftp://a", "https://u@a"] {
      let run = try scratch.run("serve", "--public-address", address)
      #expect(run.status == 64 && run.output.isEmpty)
      #expect(
        run.messages.hasPrefix(
          "Error: --public-address \(address): it is such as https://ledger.example.org, without a path.\n"),
        "\(run.messages)")
    }
  }

  @Test("65 and 66: a file of accounts with faults, and one that is not there")
  func accounts() throws {
    let scratch = try Scratch.withLedger()
    let path = scratch("accounts.yaml")
    try Data("header: X-User\naccounts: { a: [reed] }\n".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(
      try scratch.run("serve", "--port", "0", "--accounts", path)
        == Run(
          status: 65, output: "",
          messages: """
            \(path): from: the key is missing. Write header, from and accounts.
            \(path):2: accounts.a "reed": there is no such scope. Write one as incident-ledger tokens create --help lists them.

            """))
    let missing = try scratch.run("serve", "--port", "0", "--accounts", scratch("none"))
    #expect(missing.status == 66 && missing.messages.hasSuffix("cannot be read: name a file that is there.\n"))
  }
}
