internal import ArgumentParser
internal import Events
internal import Feeds
internal import Foundation
internal import Presentation
internal import Projections
internal import Questions

struct ExampleFeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "example",
    abstract: "Prints a feed file that comes with the program, to be edited and adopted, or a made-up return for it.",
    discussion: """
      Without a name it lists them. Each has comments that say what to put in for your own area and headings.

      --spreadsheet writes a made-up return that the feed file reads as it is: to try it out, and to see what a partner's \
      spreadsheet may look like. The file's ending, .xlsx, .ods or .csv, says in which form. Import it into a ledger of \
      its own, as it is made up.

      EXAMPLE
        incident-ledger feeds example
        incident-ledger feeds example marac > marac.yaml
        incident-ledger feeds example marac --spreadsheet marac.xlsx
      """)

  @Argument(help: "The name of one, such as marac.")
  var name: String?

  @Option(
    help: ArgumentHelp(
      "Write a made-up return for the feed file instead, in the form of the ending.", valueName: "file"),
    completion: .file())
  var spreadsheet: String?

  func validate() throws {
    guard let spreadsheet else { return }
    if name == nil { throw ValidationError("--spreadsheet is for one feed file: name it, such as marac.") }
    guard ExampleReturn.hasForm(spreadsheet) else {
      throw ValidationError(
        "--spreadsheet \(spreadsheet): the ending says in which form it is written; it is one of "
          + "\(ExampleReturn.endings.joined(separator: ", ")).")
    }
  }

  func run() throws {
    guard let name else { return Output.print(ExampleFeedsCommand.list) }
    let examples = Shipped.feedFiles
    guard let example = examples.first(where: { $0.name == name.lowercased() }) else {
      let nearest = NearWords.nearest(to: name.lowercased(), among: examples.map(\.name))
      throw Refusal(value: name, QuestionMistake.unknownExample(nearest: nearest, known: examples.map(\.name)))
    }
    guard let spreadsheet else { return Output.print(String(decoding: example.yaml, as: UTF8.self)) }
    guard let csv = Shipped.exampleReturns.first(where: { $0.name == example.name })?.csv else {
      preconditionFailure("every feed file that is shipped has a return: \(example.name) has none")
    }
    let feed = Shipped.feedFile(example)
    try ResultFile.write(Data(ExampleReturn.bytes(csv, for: feed, path: spreadsheet)), to: spreadsheet, "the return")
    Output.sayLine(
      "A made-up return for the feed file \(example.name) is in \(spreadsheet): incident-ledger import feed \(feed.feed) "
        + "\(spreadsheet)")
  }

  private static var list: String {
    var table = TerminalTable([("Name", .left), ("Records", .left), ("Source", .left)])
    for example in Shipped.feedFiles {
      let file = Shipped.feedFile(example)
      table.append([example.name, file.row.word, file.source])
    }
    return TextSanitizer.lines(table.lines)
  }
}
