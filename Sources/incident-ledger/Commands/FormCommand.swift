internal import ArgumentParser
internal import Events
internal import Feeds
internal import Figures
internal import Foundation
internal import Ledger
internal import Presentation
internal import Projections
internal import Questions
internal import Reports
internal import Snapshots
internal import Spreadsheets

struct FormCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "form",
    abstract: "Fills in a partner's return form, such as SafeLives' quarterly MARAC counts, by a template.",
    discussion: """
      A template is YAML: the rows that the partner asks for, each a heading, a count of records (in the words of a \
      definition), an adopted indicator, or a count broken down by the values of a field. --example marac prints one with \
      comments, to be edited.

      Numbers from 1 to 4 are [c], and in a breakdown a second one with the first, unless --disclose is given: a form that \
      goes to a partner who has to have the numbers needs it.

      EXAMPLE
        incident-ledger form --example marac > marac-form.yaml
        incident-ledger form marac-form.yaml "2019/20 Q1" --area E10000018 --disclose --output marac-2019-q1.xlsx
      """)

  @Argument(help: "The template.", completion: .file())
  var template: String?

  @Argument(help: ArgumentHelp("The quarter, for example \"2019/20 Q1\" (April to June 2019).", valueName: "quarter"))
  var quarter: String?

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "The area's GSS code, or its name where one area alone has it.")
  var area: String?

  @Option(
    help: ArgumentHelp(
      "What the ledger had been told by then: #N (the first N events), a date (its end), or an RFC 3339 time.",
      valueName: "T|#N"))
  var knownAt: String?

  @OptionGroup var disclosure: DisclosureOption

  @Option(help: ArgumentHelp("Print a template that comes with the program: marac.", valueName: "name"))
  var example: String?

  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("Write the form to this file, .csv, .xlsx or .ods.", valueName: "file"), completion: .file())
  var outputPath: String?

  func validate() throws {
    if example != nil {
      guard template == nil, quarter == nil else {
        throw ValidationError("--example prints a template, and takes no other.")
      }
      return
    }
    guard template != nil, let quarter, area != nil else {
      throw ValidationError("Give a template, a quarter such as \"2019/20 Q1\", and --area.")
    }
    guard Quarter(quarter) != nil else {
      throw ValidationError("“\(quarter)” is no quarter: write it as \"2019/20 Q1\", April to June 2019.")
    }
    _ = try OptionValue.knownAt(knownAt)
    if let outputPath, FormCommand.form(outputPath) == nil {
      throw ValidationError(
        "--output \(outputPath): the ending says in which form it is written; it is one of .csv, .xlsx, .ods.")
    }
  }

  private static func form(_ path: String) -> WrittenSheet.Form? {
    WrittenSheet.Form(rawValue: path.split(separator: ".").last?.lowercased() ?? "")
  }

  func run() throws {
    if let example { return try FormCommand.print(example: example) }
    guard let template, let quarter = quarter.flatMap({ Quarter($0) }), let area else {
      preconditionFailure("What is missing was refused.")
    }
    let form: ReturnForm
    do {
      form = try ReturnForm(try FeedInput.contents(of: template))
    } catch let refusal as Refusal {
      throw refusal.map { FormCommand.named($0, template) }
    }
    let known = try ledger.known(at: knownAt)
    let code = try known.view.area(named: area, knownAt: known.length)
    let filled: FilledForm
    do {
      filled = try FormMaker(known.figures()).filled(form, quarter, area: code, disclose: disclosure.disclose)
    } catch let refusal as Refusal {
      throw refusal.place == .parameter(.area) ? refusal : FormCommand.named(refusal, template)
    }
    let table = FormTable(filled)
    guard let outputPath, let kind = FormCommand.form(outputPath) else {
      switch output.format {
      case .table: return Output.print(table.text)
      case .csv: return Output.print(table.csv)
      case .json: return Output.print(table.json.text + "\n")
      }
    }
    var sheet = WrittenSheet(name: "Return", rows: table.sheet.map { $0.map(FormCommand.shown) })
    (sheet.widths, sheet.layout) = ([60, 12, 12], .text)
    let bytes = kind == .csv ? Array(Erasures.shown(table.csv).utf8) : sheet.bytes(as: kind)
    try ResultFile.write(Data(bytes), to: outputPath, "the form")
    Output.sayLine("The form is in \(outputPath).")
  }

  private static func named(_ refusal: Refusal, _ file: String) -> Refusal {
    var refusal = refusal
    refusal.file = file
    return refusal
  }

  private static func shown(_ cell: Cell) -> Cell {
    guard case .text(let text) = cell else { return cell }
    return .text(TextSanitizer.line(Erasures.shown(text)))
  }

  private static func print(example name: String) throws {
    let examples = Shipped.forms
    guard let example = examples.first(where: { $0.name == name.lowercased() }) else {
      let known = examples.map(\.name)
      throw ValidationError("There is no template “\(name)”. They are \(known.joined(separator: ", ")).")
    }
    Output.print(String(decoding: example.yaml, as: UTF8.self))
  }
}
