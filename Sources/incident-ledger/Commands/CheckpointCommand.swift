internal import ArgumentParser
internal import Events
internal import Foundation
internal import Ledger

struct CheckpointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: "Prints what the ledger is now, signed: by it a ledger that was put back or swapped is found out.",
    discussion: """
      A checkpoint is three lines and a signature (C2SP tlog-checkpoint, Ed25519): a name, the number of events and the \
      root of the tree of all of them. Keep it where whoever may write the ledger cannot: in a letter, with an auditor. \
      verify --checkpoint tells later whether the ledger still holds those events.

      EXAMPLE
        incident-ledger checkpoint key ~/checkpoints.key --name example.org/safer-communities
        export INCIDENT_LEDGER_CHECKPOINT_KEY=~/checkpoints.key
        incident-ledger checkpoint > 2019-09-20.checkpoint
        incident-ledger verify --checkpoint 2019-09-20.checkpoint
      """,
    subcommands: [MakeCheckpointCommand.self, CheckpointKeyCommand.self, ProveCommand.self],
    defaultSubcommand: MakeCheckpointCommand.self)
}

/// Which key signs.
struct CheckpointKeyOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file with the key that signs; otherwise INCIDENT_LEDGER_CHECKPOINT_KEY names it.", valueName: "file"),
    completion: .file())
  var key: String?

  /// The file; nil where nothing names one.
  var path: String? { key ?? ProcessInfo.processInfo.environment[CheckpointKeyFile.variable] }

  func signer(for ledger: Ledger) throws -> NoteSigner {
    let signer = try CheckpointKeyFile.read(path, ledger: ledger.folder)
    try Sites.note(signer, of: ledger.folder)
    return signer
  }
}

struct MakeCheckpointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Prints a checkpoint.",
    discussion: """
      EXAMPLE
        incident-ledger checkpoint > 2019-09-20.checkpoint
      """)

  @OptionGroup var key: CheckpointKeyOption
  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let ledger = try ledger.open(.readOnly)
    Output.print(try ledger.checkpoint(signedBy: try key.signer(for: ledger)).document)
  }
}

struct CheckpointKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Makes a key that signs checkpoints, in a new file, and prints what checks them.",
    discussion: """
      The file is for its owner alone (mode 0600) and lies outside the ledger; one that is there is never replaced. What \
      is printed is no secret: give it to those who are to check.

      EXAMPLE
        incident-ledger checkpoint key ~/checkpoints.key --name example.org/safer-communities
      """)

  @Argument(help: "The file to make.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("What the ledger is called in its checkpoints.", valueName: "name"))
  var name: String

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let signer = try CheckpointKeyFile.make(file, name: name, ledger: try? ledger.folder())
    Output.print(signer.verifier.text + "\n")
    Output.sayLine("The key is in \(file). Keep a copy of it; the line above checks what it signs.")
  }
}
