internal import ArgumentParser
internal import Feeds

struct FeedsDraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Looks at a spreadsheet and prints a first feed file for it, ready to edit.",
    discussion: """
      Columns are recognised by their headings, dates and codes by their values. Lines with # ? are guesses, or wait for \
      a decision. Columns that name a person become parts of a pseudonym or are ignored, and none of their values is \
      printed.

      EXAMPLE
        incident-ledger feeds draft marac-2018-10.xlsx > marac.yaml
        incident-ledger feeds draft returns.ods --sheet Cases
      """)

  @Argument(help: "A .csv, .xlsx, .xlsm or .ods file.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("The sheet; otherwise, of those not hidden, the one that tells most.", valueName: "name"))
  var sheet: String?

  func run() throws {
    let draft = try FeedDraft(path: file, sheet: sheet)
    Output.print(draft.text)
    Output.sayLine(
      draft.openCount == 0
        ? "A feed file for \(file): read it, then adopt it with incident-ledger feeds adopt."
        : "A draft for \(file): \(draft.openCount) lines are marked with # ? and wait for you.")
  }
}
