internal import ArgumentParser
internal import Events
internal import Feeds
internal import Figures
internal import Foundation
internal import Ledger
internal import Presentation

/// What a checkpoint, or a proof, says of a ledger, for a person.
struct CheckpointCheck {
  /// What checks signatures; nil where nothing names it.
  let verifier: NoteVerifier?

  /// - Parameters:
  ///   - text: `NAME+HASH+KEY`.
  ///   - key: the file with the key that signs, which can check as well.
  init(verifier text: String?, key: String?, ledger: String) throws {
    if let text {
      do throws(CheckpointMistake) {
        verifier = try NoteVerifier(text)
      } catch { throw Refusal(.whole, value: text, error) }
    } else {
      verifier = try key.map { try CheckpointKeyFile.read($0, ledger: ledger).verifier }
    }
  }

  /// Checks a checkpoint against a ledger.
  /// - Throws: `ExitCode` where the ledger does not hold what it says, or the signature is not the key's.
  func run(_ path: String, _ ledger: Ledger) throws {
    let (note, checkpoint) = try CheckpointCheck.reading(path) { text throws(CheckpointMistake) in
      let note = try SignedNote(text)
      return (note, try LedgerCheckpoint(note.text))
    }
    let isSigned = sayWhoSigned(note)
    let events = NumberFormat.counted(checkpoint.size, "event", "events")
    switch try checkpoint.finding(in: ledger) {
    case .holds(let more):
      Output.print(
        "The ledger holds the \(events) of the checkpoint"
          + (more == 0 ? ", and no more.\n" : " and \(NumberFormat.grouped(more)) more.\n"))
    case .shorter(let length):
      Output.print(
        "The checkpoint is of \(events), and the ledger has \(NumberFormat.grouped(length)): "
          + "\(NumberFormat.grouped(checkpoint.size - length)) are missing. It was put back to an older copy, or is another "
          + "ledger. Keep it as it is, and look for a copy that has them: verify --checkpoint finds it.\n")
      throw ExitCode(ExitStatus.other)
    case .other(let root):
      Output.print(
        "The first \(events) of the ledger are not those of the checkpoint: their root is \(Digest.hex(root)), and it says "
          + "\(Digest.hex(checkpoint.root)). It is another ledger, or its history was written anew. Keep it as it is, and look "
          + "for the copy that has this root.\n")
      throw ExitCode(ExitStatus.other)
    }
    if !isSigned { throw ExitCode(ExitStatus.other) }
  }

  /// Checks a proof of an event or of a receipt, without a ledger.
  /// - Throws: `ExitCode` where it does not prove it.
  func run(proof path: String, event: String?) throws {
    let text = String(decoding: try CheckpointCheck.bytes(of: path), as: UTF8.self)
    if StatementProof.isBegun(by: text) {
      let proof = try CheckpointCheck.naming(path) { () throws(CheckpointMistake) in try StatementProof(text) }
      return try run(proof, of: path)
    }
    let proof = try CheckpointCheck.naming(path) { () throws(CheckpointMistake) in
      let proof = try EventProof(text)
      if event == nil { throw .eventNotNamed }
      return proof
    }
    if let event { try run(proof, of: path, event) }
  }

  /// Checks that a receipt is of the ledger of a checkpoint, and was signed with it.
  private func run(_ proof: StatementProof, of path: String) throws {
    let receipt = try Receipt(proof.statement)
    let isSigned = sayWhoSigned(proof.checkpoint)
    let (length, root) = (try receipt.length(), Digest.bytes(hex: receipt[.root] ?? "") ?? [])
    let holds = try CheckpointCheck.naming(path) { () throws(CheckpointMistake) in
      try proof.holds(length: length, root: root)
    }
    guard holds else {
      Output.print(
        "The proof is not one of this receipt: the receipt is another than was signed, or its events are not the first of the "
          + "ledger of the checkpoint. Ask whoever gave it for the proof as it was printed.\n")
      throw ExitCode(ExitStatus.other)
    }
    let events = NumberFormat.counted(length, "event", "events")
    Output.print(
      "The receipt was signed as it is, and the \(events) that it was computed from are the first of the ledger of the "
        + "checkpoint.\n")
    for part in [Receipt.Part.indicator, .area, .period, .value, .numerator, .denominator] {
      Output.print("  \(part.rawValue.padding(toLength: 12, withPad: " ", startingAt: 0))\(receipt[part] ?? "")\n")
    }
    if !isSigned { throw ExitCode(ExitStatus.other) }
  }

  /// Checks that an event stands in the ledger of a checkpoint.
  private func run(_ proof: EventProof, of path: String, _ event: String) throws {
    let isSigned = sayWhoSigned(proof.checkpoint)
    var json = try CheckpointCheck.bytes(of: event)
    while let last = json.last, last == 0x0A || last == 0x0D { json.removeLast() }
    let holds = try CheckpointCheck.naming(path) { () throws(CheckpointMistake) in try proof.holds(for: json) }
    guard holds else {
      Output.print(
        "The proof is not one of this event: the event is another, or one of both was changed. Print the event as the ledger "
          + "does: incident-ledger events --from \(proof.sequence) --to \(proof.sequence + 1).\n")
      throw ExitCode(ExitStatus.other)
    }
    Output.print("The event is number \(proof.sequence) of the ledger of the checkpoint.\n")
    if !isSigned { throw ExitCode(ExitStatus.other) }
  }

  /// - Returns: whether nothing is wrong with the signature.
  private func sayWhoSigned(_ note: SignedNote) -> Bool {
    guard let verifier else {
      Output.sayLine("The signature was not checked: --verifier names the key that checks it.")
      return true
    }
    guard verifier.holds(note) else {
      Output.print(
        "The signature is not that of \(verifier.name): the checkpoint was changed, or somebody else made it.\n")
      return false
    }
    Output.sayLine("Signed by \(verifier.name).")
    return true
  }

  private static func reading<Result>(
    _ path: String, _ read: (String) throws(CheckpointMistake) -> Result
  ) throws -> Result {
    let text = String(decoding: try bytes(of: path), as: UTF8.self)
    return try naming(path) { () throws(CheckpointMistake) in try read(text) }
  }

  private static func naming<Result>(
    _ path: String, _ body: () throws(CheckpointMistake) -> Result
  ) throws(Refusal) -> Result {
    do {
      return try body()
    } catch { throw Refusal(file: path, .whole, error) }
  }

  /// What a file, or standard input, holds.
  static func bytes(of path: String) throws -> [UInt8] {
    if path == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw LedgerError(.noInput, "the file \(path) cannot be read: name one that is there, or - for standard input")
    }
    return Array(data)
  }
}
