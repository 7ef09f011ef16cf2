internal import ArgumentParser
internal import Events
internal import Feeds
internal import Figures
internal import Foundation
internal import Ledger
internal import Presentation
internal import Projections
internal import Snapshots

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recomputes everything that can be wrong in the ledger, or the figure of a receipt.",
    discussion: """
      Checks every event against its hash and rules, the tree of hashes, the tables of keys and subjects, and what \
      is derived from them. The file is looked at by a process of its own, so that a damaged one cannot take more \
      than that down. Others may append meanwhile.

      Each finding says what is lost, since when, and what to do next; following it loses no event. The exit status is 1 \
      where the journal, or what is derived from it, is damaged; a clock that was wrong once, or a folder that this user may \
      not write to, is said and is no damage.

      With --receipt the figure that a receipt stands for is computed again from the same events and definitions, and
      each part is compared. The input is a receipt, several (one a line), or the JSON that figure, trend, compare or \
      why printed. The exit status is 0 where all is equal, 1 where a part differs, 65 where the input is no receipt.

      With --checkpoint it tells whether the ledger still holds the events that a checkpoint signed: whether it was put back \
      to an older copy, or swapped. With --proof it checks, without the ledger, what checkpoint prove printed: that an event \
      (--event) stands in the ledger of a checkpoint, or that a receipt is of that ledger and was signed.

      With --journal it compares, at a site, the rows of the shared journal with what the site holds, event by event. Verify the \
      site first: what differs then was changed there.

      EXAMPLE
        incident-ledger verify --ledger safer-communities
        incident-ledger figure recorded-crime --area E10000018 --to 2019-06 --format json |
          incident-ledger verify --receipt -
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions

  @Option(
    help: ArgumentHelp("Compute the figure of this receipt again (- for standard input).", valueName: "file|-"),
    completion: .file())
  var receipt: String?

  @Flag(help: "With --receipt: compare and show numbers that are too small to be published.")
  var disclose = false

  @Option(
    help: ArgumentHelp("Tell whether the ledger holds what this checkpoint signed.", valueName: "file|-"),
    completion: .file())
  var checkpoint: String?

  @Option(
    help: ArgumentHelp("Check a proof of an event, or of a receipt.", valueName: "file"), completion: .file())
  var proof: String?

  @Option(
    help: ArgumentHelp("The event of --proof, as the ledger prints it.", valueName: "file|-"), completion: .file())
  var event: String?

  @Option(
    help: ArgumentHelp(
      "What checks signatures: the line that checkpoint key printed.", valueName: "name+hash+key"))
  var verifier: String?

  @OptionGroup var key: CheckpointKeyOption

  @Flag(help: "At a site: compare the rows of the shared journal with what this site holds.")
  var journal = false

  @Option(help: .private)
  var inThisProcess: VerifyReport.Look?

  func validate() throws {
    guard proof != nil || event == nil else {
      throw ValidationError("--event is the event of a proof: name that by --proof.")
    }
    guard [receipt, checkpoint, proof].compactMap(\.self).count + (journal ? 1 : 0) <= 1 else {
      throw ValidationError("--receipt, --checkpoint, --proof and --journal are asked one at a time.")
    }
  }

  func run() throws {
    if journal { return try verifyJournal() }
    if let receipt { return try verify(receipt) }
    if let proof {
      return try CheckpointCheck(verifier: verifier, key: key.path, ledger: "/nowhere").run(proof: proof, event: event)
    }
    if let checkpoint {
      let opened = try ledger.open(.readOnly)
      return try CheckpointCheck(verifier: verifier, key: key.path, ledger: opened.folder).run(checkpoint, opened)
    }
    if let inThisProcess {
      return try VerifyReport.look(at: inThisProcess, of: try Ledger(at: try ledger.folder(), access: .readOnly))
    }
    let report = try VerifyReport.fromChildren(lookingAt: try ledger.folder())
    switch output.format {
    case .table: Output.print(report.text)
    case .json: Output.print(report.json.text + "\n")
    case .csv: Output.print(report.csv)
    }
    if !report.damages.isEmpty { throw ExitCode(ExitStatus.other) }
  }

  private func verifyJournal() throws {
    let opened = try ledger.open(.readOnly)
    guard opened.order != nil else {
      throw ValidationError("--journal is for a site of a shared journal, and this ledger is none.")
    }
    do {
      try opened.catchUp()
    } catch let error as LedgerError where error.code == .stopped {
      // What stops the site is what is looked for.
      Output.sayLine(error.message)
    }
    let bar = ProgressBar("events")
    defer { bar.finish() }
    let damages = try opened.verifyShared { bar.show($0, of: $1) }
    bar.finish()
    let sentences = damages.map(\.description)
    switch output.format {
    case .table: Output.print(sentences.map { $0 + "\n" }.joined())
    case .json: Output.print(JSONOutput.object([("damages", .array(sentences.map { .string($0) }))]).text + "\n")
    case .csv: Output.print(CSVTable.text(columns: ["damage"], rows: sentences.map { [$0] }))
    }
    if !damages.isEmpty { throw ExitCode(ExitStatus.other) }
    Output.sayLine("The shared journal holds what this site holds.")
  }

  private func verify(_ path: String) throws {
    let text: Data
    if path == "-" {
      text = try FileHandle.standardInput.readToEnd() ?? Data()
    } else {
      guard let read = FileManager.default.contents(atPath: path) else {
        throw LedgerError(
          .noInput, "the file \(path) cannot be read: name a file with a receipt, or - for standard input")
      }
      text = read
    }
    let receipts = try ReceiptReader(Array(text))
    let view = try ledger.reader().view()
    let checks = try receipts.checks(view.ledger, view.projection, disclose: disclose)
    switch output.format {
    case .table: Output.print(ReceiptTerminal.text(checks))
    case .json: Output.print(ReceiptData.json(checks).text + "\n")
    case .csv: Output.print(ReceiptData.csv(checks))
    }
    if checks.contains(where: { !$0.differences.isEmpty }) { throw ExitCode(ExitStatus.other) }
  }
}
