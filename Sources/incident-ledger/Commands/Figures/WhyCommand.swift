internal import ArgumentParser
internal import Events
internal import Explanations
internal import Figures
internal import Foundation
internal import Ledger
internal import Presentation
internal import Projections
internal import Questions
internal import Snapshots

struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Why a figure changed: reasons that add up exactly, with the records behind them.",
    discussion: """
      EXAMPLE
        incident-ledger why total-crime --area E10000018 --from 2018-06@2018-10-01 --to 2018-06
        incident-ledger why marac-repeat --area E10000018 --from 2018-12/1 --to 2018-12/2
        incident-ledger why total-crime --area E10000018 --published "2019/20 Q1" --by area --output why.html

      Each side is a month, then @ and a point of knowledge (a date, a time or #N) where it is not now, then / and the \
      version of the definition that judges everything where it is not those in force. --published starts from what a \
      report showed the Board, and goes to the same period now where --to is not given. --output writes the forms that \
      report writes, but for .xlsx. A factor's effect is its \
      Shapley value: the mean of what it changes over all orders in which the factors can move.

      --export writes the events that suffice: appended to an empty ledger with append --as-recorded they give the same \
      figures and the same explanation, sequences and roots aside.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "The indicator.")
  var indicator: String

  @Option(help: "The area's GSS code, or its name where one area alone has it.")
  var area: String

  @Option(help: ArgumentHelp("The figure to start from.", valueName: "YYYY-MM[@T|@#N][/N]"))
  var from: String?

  @Option(help: ArgumentHelp("The figure to arrive at.", valueName: "YYYY-MM[@T|@#N][/N]"))
  var to: String?

  @Option(help: ArgumentHelp("Start from what this report showed the Board.", valueName: "report"))
  var published: String?

  @Option(help: "Split each reason's effect by area, category, month or feed.")
  var by: Breakdown?

  @Option(help: ArgumentHelp("Name the first N records of each reason, or all.", valueName: "N|all"))
  var evidence: String = "20"

  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("Write it to this file, in the form that its ending names.", valueName: "file"),
    completion: .file())
  var outputPath: String?

  @Option(
    help: ArgumentHelp("Write the events that both figures can be computed from to this file.", valueName: "file"),
    completion: .file())
  var export: String?

  @OptionGroup var disclosure: DisclosureOption

  func validate() throws {
    if EvidenceLimit(evidence) == nil {
      throw ValidationError("--evidence \"\(evidence)\": it is a number, or all.")
    }
    if published != nil, from != nil {
      throw ValidationError("--published says what to start from: leave --from out.")
    }
    if published == nil, from == nil { throw ValidationError("Say what to start from: --from, or --published.") }
    if published == nil, to == nil { throw ValidationError("Say what to arrive at: --to YYYY-MM.") }
    if let from { _ = try OptionValue.side(from, .from) }
    if let to { _ = try OptionValue.side(to, .to) }
    _ = try form
  }

  private var form: DocumentForm { get throws { try DocumentForm(output, outputPath, without: [.xlsx]) } }

  func run() throws {
    let view = try ledger.reader().view()
    func side(_ text: String, _ option: Parameter) throws -> ExplanationSide {
      let reference = try OptionValue.side(text, option)
      do {
        return try reference.side(in: view).side
      } catch let refusal as Refusal {
        // A side holds a month, a known-at and a definition: it is the option that is named.
        throw refusal.at(.parameter(option))
      }
    }
    let now = view.snapshot(length: view.length)
    let (indicator, area) = (try view.indicator(named: indicator, .whole), try view.area(named: area))
    let start = try published.map {
      try PublishedStart(report: $0, indicator: indicator, area: area, at: now, points: view.cache)
    }
    let from = try start?.side ?? side(from ?? "", .from)
    let to =
      try to.map { try side($0, .to) } ?? ExplanationSide(point: now, to: from.to, definition: nil, window: from.window)
    let explainer = Explainer(
      indicator, area: area, from: from, to: to, ledger: view.ledger, disclose: disclosure.disclose, published: start)
    let explanation = try explainer.explain(
      evidence: EvidenceLimit(evidence) ?? .usual, by: by)
    if let export {
      try write(SufficientEvents(explanation, from: from, to: to, ledger: view.ledger), explanation, to: export)
    }
    let times = [explanation.from, explanation.to].compactMap(\.knownTime)
    try form.print("explanation", to: outputPath, at: times.max()) { form in
      switch form {
      case .md: ExplanationSummary(explanation).paper.markdown
      case .html: ExplanationSummary(explanation).paper.html
      case .csv: explanation.csv
      case .json: explanation.json.text + "\n"
      case .docx: ExplanationSummary(explanation).paper.wordSource
      case .txt, .pdf, .xlsx: ExplanationTerminal.text(explanation)
      }
    }
  }

  private func write(_ events: SufficientEvents, _ explanation: Explanation, to path: String) throws {
    let figures = [explanation.from, explanation.to]
    guard disclosure.disclose || !figures.contains(where: { $0.part.isSuppressed || $0.previous.isSuppressed }) else {
      throw Refusal(.parameter(.export), value: path, ExportMistake.tellsSmallNumbers)
    }
    var lines = Data()
    try events.eachEvent { json in
      lines.append(contentsOf: json)
      lines.append(UInt8(ascii: "\n"))
    }
    try ResultFile.write(lines, to: path, "the events")
    func side(_ figure: Figure) -> String {
      let version = figure.question.definition.map { "/\($0)" } ?? ""
      return "\(figure.question.to)@#\(events.length(at: figure.knownLength))\(version)"
    }
    Output.sayLine(
      "\(NumberFormat.counted(events.sequences.count, "event is", "events are")) in \(path). In a ledger of them alone the "
        + "question is --from \(side(explanation.from)) --to \(side(explanation.to)).")
  }
}

extension Breakdown: ExpressibleByArgument {}
