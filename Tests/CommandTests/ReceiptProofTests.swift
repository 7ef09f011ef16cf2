import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// What a receipt proves to somebody who has the checkpoint's key and not the ledger.
@Suite("Proofs of receipts")
struct ReceiptProofTests {
  /// A ledger, a key outside it, and a figure of an earlier point.
  private struct Given {
    let scratch: Scratch
    let verifier: String
    let figure: String

    init() throws {
      scratch = try Scratch.withCrimes(20)
      figure = try scratch.run("figure", "crime", "--area", "Blaby", "--to", "2019-06", "--format", "json").output
      #expect(try scratch.run("append", "-", input: crimes("b", 30)).status == 0)
      let key = try scratch.run("checkpoint", "key", "signs.key", "--name", "example.org/blaby")
      verifier = key.output.trimmingCharacters(in: .newlines)
    }

    func prove(_ input: String) throws -> Run {
      try scratch.run("checkpoint", "prove", "--receipt", "-", "--key", "signs.key", input: input)
    }

    /// Checks a proof where there is no ledger.
    func verify(_ proof: String) throws -> Run {
      let elsewhere = Scratch()
      try elsewhere.write("figure.proof", proof)
      return try elsewhere.run("verify", "--proof", "figure.proof", "--verifier", verifier, isLedgerNamed: false)
    }
  }

  @Test("are checked without the ledger, with the figure that they are of")
  func whole() throws {
    let given = try Given()
    let proof = try given.prove(given.figure)
    #expect(proof.status == 0 && proof.output.hasPrefix("incident-ledger-statement-proof 1\n"), "\(proof)")
    let run = try given.verify(proof.output)
    #expect(run.status == 0 && run.messages == "Signed by example.org/blaby.\n", "\(run)")
    #expect(
      run.output == """
        The receipt was signed as it is, and the 22 events that it was computed from are the first of the ledger of the checkpoint.
          indicator   crime
          area        E07000129
          period      2018-07-01/2019-07-01
          value       20/1
          numerator   20/1
          denominator none

        """)
    // The same of the receipt alone.
    let receipt = try #require(given.figure.firstMatch(of: /"receipt":"([^"]+)"/)?.1)
    #expect(try given.verify(given.prove(String(receipt)).output) == run)
  }

  @Test("do not hold for another value, other events, or another's signature")
  func changed() throws {
    let given = try Given()
    let proof = try given.prove(given.figure).output
    let root = try #require(proof.firstMatch(of: /root=([0-9a-f]{4})/)?.1)
    for (part, other) in [
      ("value=20/1", "value=21/1"), ("events=22", "events=21"),
      ("root=\(root)", "root=\(root == "0000" ? "1111" : "0000")"),
      ("\n52\n", "\n51\n"), ("area=E07000129", "area=E07000130"),
    ] {
      #expect(proof.contains(part))
      let run = try given.verify(proof.replacing(part, with: other))
      #expect(run.status == 1 && !run.output.hasPrefix("The receipt was signed"), "\(other): \(run)")
    }
    let lines = proof.split(separator: "\n", omittingEmptySubsequences: false)
    let short = (lines[..<2] + lines[3...]).joined(separator: "\n")
    #expect(try given.verify(short).status == 1)
    let other = try given.scratch.run("checkpoint", "key", "other.key", "--name", "example.org/blaby")
    #expect(other.status == 0)
    let forged = try given.scratch.run(
      "checkpoint", "prove", "--receipt", "-", "--key", "other.key", input: given.figure)
    let run = try given.verify(forged.output)
    #expect(run.status == 1 && run.output.hasPrefix("The signature is not that of example.org/blaby"), "\(run)")
  }

  @Test("are not given for a receipt that does not hold, nor for several")
  func refused() throws {
    let given = try Given()
    let wrong = try given.prove(given.figure.replacing("value=20/1", with: "value=21/1"))
    #expect(wrong.status == 65 && wrong.output.isEmpty && wrong.messages.contains("verify --receipt"), "\(wrong)")
    let trend = try given.scratch.run(
      "trend", "crime", "--area", "Blaby", "--from", "2019-05", "--to", "2019-06", "--every", "month", "--format",
      "json")
    let several = try given.prove(trend.output)
    #expect(several.status == 65 && several.messages.contains("2 receipts"), "\(several)")
    #expect(try given.scratch.run("checkpoint", "prove", "--key", "signs.key").status == 64)
  }

  @Test("of events say when the event is not given")
  func events() throws {
    let given = try Given()
    try given.scratch.write(
      "event.proof", try given.scratch.run("checkpoint", "prove", "3", "--key", "signs.key").output)
    try given.scratch.write("event.json", try given.scratch.run("events", "--from", "3", "--to", "4").output)
    let run = try given.scratch.run("verify", "--proof", "event.proof")
    #expect(run.status == 65 && run.messages.contains("--event"), "\(run)")
    #expect(try given.scratch.run("verify", "--proof", "event.proof", "--event", "event.json").status == 0)
  }
}
