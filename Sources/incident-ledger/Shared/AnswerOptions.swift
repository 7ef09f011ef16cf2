internal import ArgumentParser
internal import Events
internal import Presentation

/// How a command prints what it did, where that is one line of facts: a sentence, JSON or CSV.
struct AnswerOptions: ParsableArguments {
  @Option(help: "How the result is printed; each command has its own usual form.")
  var format: FormatOptions.Format?

  /// Prints the facts in the form that is asked for, else in the command's usual one.
  /// - Parameters:
  ///   - facts: names with values, in their order.
  ///   - sentence: the same for people.
  func print(_ facts: [(String, JSONOutput)], usually usual: FormatOptions.Format, sentence: String) {
    switch format ?? usual {
    case .table: Output.print(sentence + "\n")
    case .json: Output.print(JSONOutput.object(facts).text + "\n")
    case .csv:
      let cells = facts.map { name, value -> String in
        switch value {
        case .string(let text): text
        case .null: ""
        default: value.text
        }
      }
      Output.print(CSVTable.text(columns: facts.map(\.0), rows: [cells]))
    }
  }
}
