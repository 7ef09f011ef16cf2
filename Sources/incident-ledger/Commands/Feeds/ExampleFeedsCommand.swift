internal import ArgumentParser
internal import Events
internal import Presentation
internal import Projections
internal import Questions

struct ExampleFeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "example", abstract: "Prints a feed file that comes with the program, to be edited and adopted.",
    discussion: """
      Without a name it lists them. Each has comments that say what to put in for your own area and headings.

      EXAMPLE
        incident-ledger feeds example
        incident-ledger feeds example marac > marac.yaml
      """)

  @Argument(help: "The name of one, such as marac.")
  var name: String?

  func run() throws {
    guard let name else {
      var table = TerminalTable([("Name", .left), ("Records", .left), ("Source", .left)])
      for example in Shipped.feedFiles {
        let file = Shipped.feedFile(example)
        table.append([example.name, file.row.word, file.source])
      }
      return Output.print(TextSanitizer.lines(table.lines))
    }
    let examples = Shipped.feedFiles
    guard let example = examples.first(where: { $0.name == name.lowercased() }) else {
      let nearest = NearWords.nearest(to: name.lowercased(), among: examples.map(\.name))
      throw Refusal(value: name, QuestionMistake.unknownExample(nearest: nearest, known: examples.map(\.name)))
    }
    Output.print(String(decoding: example.yaml, as: UTF8.self))
  }
}
