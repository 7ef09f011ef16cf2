internal import ArgumentParser
internal import Events
internal import Figures
internal import Foundation
internal import Ledger
internal import Presentation
internal import Snapshots

struct ProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Prints a proof of an event, or of a receipt, to be checked without the ledger.",
    discussion: """
      The proof of an event (C2SP tlog-proof) holds a checkpoint and the hashes beside the event's way up the tree. With it \
      and the event anybody can check, by verify --proof, that the ledger of the checkpoint holds the event: a \
      figure.published, say, with what the Board was shown.

      With --receipt the figure of a receipt is computed again, and where it is the same the proof is printed: the receipt, \
      a checkpoint that signs it, and the hashes that show that the events that were known are the first of the checkpoint's \
      ledger. Anybody can check it by verify --proof. The input is a receipt, or the JSON of a figure.

      EXAMPLE
        incident-ledger checkpoint prove 308113 > event.proof
        incident-ledger events --from 308113 --to 308114 > event.json
        incident-ledger verify --proof event.proof --event event.json
        incident-ledger figure marac-repeat --area E10000018 --to 2018-12 --format json |
          incident-ledger checkpoint prove --receipt - > figure.proof
        incident-ledger verify --proof figure.proof
      """)

  @Argument(help: "The event's sequence.")
  var sequence: Int?

  @Option(
    help: ArgumentHelp("Prove this receipt (- for standard input).", valueName: "file|-"), completion: .file())
  var receipt: String?

  @OptionGroup var key: CheckpointKeyOption
  @OptionGroup var ledger: LedgerOptions

  func validate() throws {
    guard (sequence == nil) != (receipt == nil) else {
      throw ValidationError("Give the sequence of an event, or a receipt by --receipt: one of both.")
    }
  }

  func run() throws {
    if let sequence { return try prove(sequence) }
    if let receipt { return try prove(receipt: receipt) }
  }

  private func prove(_ sequence: Int) throws {
    let ledger = try ledger.open(.readOnly)
    do {
      Output.print(try EventProof(of: sequence, in: ledger, signedBy: try key.signer(for: ledger)).document)
    } catch let mistake as CheckpointMistake {
      throw Refusal(.whole, value: String(sequence), mistake)
    }
  }

  private func prove(receipt path: String) throws {
    let reader = try ReceiptReader(try CheckpointCheck.bytes(of: path))
    guard let receipt = reader.receipts.first, reader.receipts.count == 1 else {
      throw Refusal(file: path, .whole, CheckpointMistake.severalReceipts(reader.receipts.count))
    }
    let view = try ledger.reader().view()
    let signer = try key.signer(for: view.ledger)
    // The custodian's own figures: nothing of them is shown here, so numbers that are small are compared too.
    let checks = try reader.checks(view.ledger, view.projection, disclose: true)
    guard checks.allSatisfy(\.differences.isEmpty) else {
      throw Refusal(file: path, .whole, CheckpointMistake.receiptDiffers)
    }
    Output.print(
      try StatementProof(of: receipt.text, length: try receipt.length(), in: view.ledger, signedBy: signer).document)
  }
}
