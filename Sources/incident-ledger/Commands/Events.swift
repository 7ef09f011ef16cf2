import ArgumentParser
import Events
import Ledger

struct Events: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints events as JSON Lines.",
    discussion: """
      EXAMPLE
        incident-ledger events --type crime.resolved --since 2019-09-01T00:00:00Z --ledger safer-communities
      """)

  @OptionGroup var ledger: LedgerOptions

  @Option(help: ArgumentHelp("Only events of this type; can be given several times.", valueName: "type"))
  var type: [String] = []

  @Option(help: ArgumentHelp("Only events with this subject.", valueName: "subject"))
  var subject: String?

  @Option(help: ArgumentHelp("The first sequence (default 0).", valueName: "n"))
  var from: Int?

  @Option(help: ArgumentHelp("The sequence to stop before: --to N prints no more than the first N events.", valueName: "n"))
  var to: Int?

  @Option(help: ArgumentHelp("Only events recorded at or after this time.", valueName: "time"), transform: RecordedAtOption.time)
  var since: RecordedTime?

  func run() throws {
    let ledger = try ledger.open()
    let length = try ledger.length
    var first = max(0, from ?? 0)
    if let since { first = max(first, try ledger.length(before: since)) }
    let end = min(length, to ?? length)
    var output: [UInt8] = []
    try ledger.forEachEvent(in: min(first, end)..<end) { _, _, json in
      output.append(contentsOf: json)
      output.append(0x0A)
      if output.count > 1 << 16 {
        try Terminal.write(output)
        output.removeAll(keepingCapacity: true)
      }
      return true
    }
    try Terminal.write(output)
  }
}
