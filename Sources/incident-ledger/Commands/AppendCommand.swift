internal import ArgumentParser
internal import Feeds
internal import Foundation
internal import Ledger
internal import Snapshots

struct AppendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "append", abstract: "Appends events: JSON Lines, or CloudEvents batches (JSON arrays).",
    discussion: """
      All files are one atomic append: all of it or nothing, unless --keep-going is given. An event that is there \
      already is counted, not appended.

      A word that is new to the ledger and close to one that it or a definition knows (burgalry), and a date after the \
      day of recording, are taken with a warning; --strict refuses them.

      EXAMPLE
        incident-ledger append cases.jsonl --ledger safer-communities
        partner-export | incident-ledger append - --keep-going --rejects refused.jsonl
      """)

  @Argument(help: ArgumentHelp("Files (also .gz and .xz), or - for standard input.", valueName: "file"))
  var files: [String]

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var recorded: RecordedAtOption
  @OptionGroup var clock: ClockOption

  @Flag(help: "Give each event the recordedtime that it carries itself.")
  var asRecorded = false

  @OptionGroup var refusals: RefusalOptions
  @OptionGroup var strict: StrictOption

  func validate() throws {
    if asRecorded && recorded.recordedAt != nil {
      throw ValidationError("--as-recorded and --recorded-at exclude each other: give one of them.")
    }
    if files.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read once: give - once.")
    }
  }

  func run() throws {
    let ledger = try ledger.open(accepting: clock)
    let spooled = try files.map { try $0 == "-" ? SpooledInput() : SpooledInput(path: $0) }
    let inputs = zip(files, spooled).map { path, spooled in
      AppendFeed.Input(
        path: spooled?.path ?? path, name: path, byteCount: spooled?.byteCount ?? AppendCommand.byteCount(of: path))
    }
    let bar = ProgressBar("events")
    let intake = Ingest(
      ledger: ledger, times: asRecorded ? .asRecorded : recorded.times, keepsGoing: refusals.keepGoing,
      rejectsPath: refusals.rejects, isStrict: strict.isStrict,
      progress: { bar.show($0) }, knownWords: { try LedgerReader(ledger).knownWords() })
    defer { bar.finish() }
    let report = try withExtendedLifetime(spooled) { try AppendFeed(inputs).append(intake) }
    bar.finish()
    try IngestSummary.report(report, keptGoing: refusals.keepGoing, rejects: refusals.rejects, as: answer)
  }

  /// The length of a plain file; that of a compressed one says nothing about its contents.
  private static func byteCount(of path: String) -> Int? {
    if [".gz", ".xz"].contains(where: { path.lowercased().hasSuffix($0) }) { return nil }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
    return (attributes?[.size] as? NSNumber)?.intValue
  }
}
