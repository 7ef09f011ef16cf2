internal import ArgumentParser
internal import Events
internal import Ledger
internal import Snapshots

struct EventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events", abstract: "Prints events as JSON Lines, an erased party as [erased] wherever it stands.",
    discussion: """
      --party answers a person who asks for their records: it takes all events of every record that ever named the \
      party, from its opening to its end, also those from before or after it named them. Of an erased party nothing is \
      found. The other options choose among these events.

      EXAMPLE
        incident-ledger events --party 5b1d02c4:9f86d081884c7d659a2feaa0c55ad015
        incident-ledger events --subject leicestershire/2019-06/asb/000001
        incident-ledger events --type crime.resolved --since 2019-09-01T00:00:00Z --follow
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions

  @Option(
    help: ArgumentHelp("Only events of this type; can be given several times.", valueName: "type"),
    transform: EventsCommand.type)
  var type: [EventType] = []

  @Option(help: ArgumentHelp("Only events with this subject.", valueName: "subject"))
  var subject: String?

  @Option(
    help: ArgumentHelp("Only events of the records that ever named this party, a pseudonym.", valueName: "party"))
  var party: String?

  @Option(help: ArgumentHelp("The first sequence; 0 unless it is given.", valueName: "n"))
  var from: Int = 0

  @Option(
    help: ArgumentHelp("The sequence to stop before: --to N stays within the first N events.", valueName: "n"))
  var to: Int?

  @Option(
    help: ArgumentHelp("Only events recorded at this time or later.", valueName: "time"),
    transform: RecordedAtOption.time)
  var since: RecordedTime?

  @Flag(help: "Go on with the events that are appended from now on, until it is interrupted.")
  var follow = false

  func validate() throws {
    if from < 0 { throw ValidationError("--from is a sequence: 0 or more.") }
    if party?.isEmpty == true { throw ValidationError("--party is a pseudonym, as it stands in events.") }
    if follow && to != nil { throw ValidationError("--follow has no end: leave --to out.") }
    if let to, to < from { throw ValidationError("--to does not lie before --from.") }
  }

  func run() throws {
    let ledger = try ledger.open(.readOnly)
    let filter = EventFilter(types: type.isEmpty ? nil : Set(type), subject: subject, since: since)
    var printer = EventPrinter(
      ledger: ledger, filter: filter, chosen: try ChosenEvents(ledger, party: party),
      lines: EventLines(answer.format ?? .json))
    let length = try ledger.length
    let end = min(to ?? length, length)
    try printer.print(min(from, end)..<end)
    if let sentence = printer.chosen.sentence { Output.sayLine(sentence) }
    if follow && !printer.chosen.isOver {
      try ledger.follow(from: max(from, end), until: { printer.isOver }, { try printer.print($0) })
      if printer.chosen.isOver, let sentence = printer.chosen.sentence { Output.sayLine(sentence) }
    }
    // Who reads a list may have seen enough of it.
    if Output.state == .readerIsGone { throw ExitCode.success }
  }

  private static func type(_ text: String) throws -> EventType {
    guard let type = EventType(rawValue: text) else {
      throw ValidationError(
        "“\(text)” is no type of event. The types are \(EventType.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return type
  }
}
