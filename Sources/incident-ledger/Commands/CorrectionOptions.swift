internal import ArgumentParser
internal import Events
internal import Ledger
internal import Presentation
internal import Reports
internal import Snapshots

/// What `report` is told where a published paper was wrong.
struct CorrectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "With --publish: the paper takes the place of this one, such as \"2019/20 Q1\".", valueName: "report"))
  var corrects: String?

  @Flag(help: "Take back what was published of the quarter, in place of printing a paper.")
  var withdraw = false

  @Option(help: ArgumentHelp("Why figures are corrected or taken back, in a sentence.", valueName: "text"))
  var reason: String?

  @Flag(help: "The correction was announced beforehand.")
  var scheduled = false

  /// - Parameters:
  ///   - publishes: whether the paper is published.
  ///   - writes: whether anything is said of how it is printed.
  func check(publishes: Bool, writes: Bool) throws(ValidationError) {
    if withdraw, publishes || writes || corrects != nil {
      throw ValidationError(
        "--withdraw takes a paper back as it was published, and prints none: give it with --area, --reason and --scheduled."
      )
    }
    if corrects != nil, !publishes {
      throw ValidationError("--corrects is of a paper that is published: add --publish.")
    }
    let isCorrection = withdraw || corrects != nil
    if isCorrection, (reason ?? "").allSatisfy(\.isWhitespace) {
      throw ValidationError("A correction has a reason, which its readers are told: add --reason \"…\".")
    }
    if !isCorrection, scheduled || reason != nil {
      throw ValidationError("--reason and --scheduled are of a correction: add --corrects REPORT, or --withdraw.")
    }
  }

  /// Makes a paper that corrects another one say so, and why its figures differ.
  /// - Parameter publishes: whether it is published.
  /// - Throws: a `Refusal` where it corrects nothing, or does not say in place of which paper it stands.
  func apply(to report: inout Report, _ known: ResolvedSnapshot, publishes: Bool) throws {
    let newest = CorrectionFinder(known.view.snapshot(length: known.view.length))
    if let corrects {
      let notice = CorrectionNotice(report: corrects, reason: reason ?? "", isScheduled: scheduled)
      try newest.correct(&report, with: notice, in: known.view.ledger)
    } else if publishes, let standing = try newest.standing(beside: report, in: known.view.ledger) {
      let added =
        standing.addedCount == 0
        ? "" : "; \(NumberFormat.counted(standing.addedCount, "figure is", "figures are")) added"
      Output.sayLine(
        "This quarter's paper stands already, published from the first \(NumberFormat.grouped(standing.knownAt)) events: "
          + "every figure of it is as it was shown\(added).")
    }
    // Those that are told of with their reasons are few, and of the paper's own area first.
    let maximumExplainedCount = 5
    let (own, others) = (
      report.corrections.indices.filter { report.corrections[$0].area == report.area },
      report.corrections.indices.filter { report.corrections[$0].area != report.area }
    )
    for index in (own + others).prefix(maximumExplainedCount) {
      report.corrections[index] = try newest.explained(report.corrections[index], ledger: known.view.ledger)
    }
    guard report.notice != nil else { return }
    for correction in report.corrections.prefix(CorrectionOptions.maximumSaidCount) {
      Output.sayLine(correction.sentence)
    }
    let further = report.corrections.count - CorrectionOptions.maximumSaidCount
    if further > 0 {
      Output.sayLine("… and \(NumberFormat.counted(further, "figure", "figures")) more: the paper has all.")
    }
  }

  private static let maximumSaidCount = 10

  /// Takes back what was published of a quarter.
  @available(*, noasync, message: "an append stays on one thread")
  func withdraw(_ quarter: Quarter, named name: String, _ known: ResolvedSnapshot, _ ledger: Ledger) throws {
    let area = try known.view.area(named: name, knownAt: known.length)
    let notice = CorrectionNotice(report: quarter.label, reason: reason ?? "", isScheduled: scheduled)
    let figures = try CorrectionFinder(known.snapshot).figures(toTakeBackWith: notice, area: area, in: ledger)
    let answer = try Withdrawal(figures, area: area, notice).append(to: ledger)
    let count = NumberFormat.counted(figures.count, "figure", "figures")
    Output.sayLine("Taken back: \(count) of the paper \(quarter.label). \(notice.sentence)")
    Output.print(answer + "\n")
  }
}
