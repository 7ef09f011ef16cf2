internal import Events
internal import Feeds
internal import Ledger
internal import Presentation
internal import Questions

/// How far a return has come: what it would change, and the question whether it is to; what has to be mended; or what it
/// did.
struct ReturnPage {
  let stage: ReturnStage?
  /// The form that sends another.
  let form: ReturnForm
  let viewer: Viewer

  var page: Page {
    var frame = PageFrame(
      title: title, account: AccountLine(viewer: viewer, here: ReturnAddress(ReturnForm.address)).html)
    frame.crumbs = [PageFrame.Crumb(text: "Feeds", address: Address("feeds"))]
    return Page(html: frame.document(content))
  }

  private var title: String {
    switch stage?.step {
    case .waits: "Is this what you mean?"
    case .refused: "The return has to be mended"
    case .taken: "The return is in the ledger"
    case nil: "Returns"
    }
  }

  private var content: HTML {
    guard let stage else {
      return """
        <p class="lead">No return of yours waits here: none was sent, or it was imported or given up, or its time is over. Its \
        file has been deleted.</p>
        \(form.html.isEmpty ? "<p>There is no feed whose returns you may send.</p>" : form.html)
        """
    }
    let file: HTML = "<b>\(stage.file)</b> for the feed <b>\(stage.feed)</b>"
    switch stage.step {
    case .refused: return refused(stage, file)
    case .waits(let question): return asked(stage, question, file)
    case .taken: return taken(stage, file)
    }
  }

  // MARK: What is shown at each step

  private func refused(_ stage: ReturnStage, _ file: HTML) -> HTML {
    let faults = ReturnFaults(report: stage.report)
    return """
      <p class="lead" role="alert">\(file) has \(NumberFormat.counted(faults.count, "fault", "faults")). Nothing was appended, \
      and the file has been deleted.</p>
      \(faults.html)
      \(form.html)
      """
  }

  private func asked(_ stage: ReturnStage, _ question: ReturnStage.Question, _ file: HTML) -> HTML {
    let isNothing = stage.report.appended == 0
    let lead: HTML =
      isNothing
      ? "\(file) would change nothing: the ledger holds all of it."
      : "\(file) would append \(NumberFormat.counted(stage.report.appended, "event", "events")). Nothing has been appended yet."
    let boxes = question.unusual.map { unusual -> HTML in
      let name = unusual.acceptance.parameter.name
      return """
        <div class="field wide"><label><input type="checkbox" name="\(name)" value="1" required="required"/> \
        \(ReturnPage.words(unusual.acceptance))</label>
        <span class="hint">\(ReturnPage.sentence(unusual.refusal))</span></div>
        """
    }
    let hidden: [QuestionParameters.Item] = [("form-token", viewer.formToken ?? ""), ("return", question.token)]
    return """
      <p class="lead" role="status">\(lead)</p>
      \(counts(stage.report, "What it would come to"))
      <form class="choices" action="\(Address("returns", "confirm"))" method="post" aria-label="Import the return">
      \(FormField.hidden(hidden))
      \(boxes)
      <div class="field"><button type="submit">Import it</button></div>
      </form>
      <form class="choices" action="\(Address("returns", "discard"))" method="post" aria-label="Give the return up">
      \(FormField.hidden(hidden))
      <div class="field"><button type="submit">Give it up</button></div>
      </form>
      <p>The file is held for \(NumberFormat.counted(question.minutes, "minute", "minutes")) at most, and deleted when you decide, sign out or send another.</p>
      """
  }

  private func taken(_ stage: ReturnStage, _ file: HTML) -> HTML {
    let report = stage.report
    let lead: HTML =
      report.appended == 0
      ? "\(file) changed nothing: the ledger held all of it."
      : "\(file): \(NumberFormat.counted(report.appended, "event", "events")) appended."
    return """
      <p class="lead" role="status">\(lead) The file has been deleted.</p>
      \(counts(report, "What it came to"))
      <p>The ledger has \(NumberFormat.counted(report.sequence, "event", "events")); its root is \
      <code>\(Digest.hex(report.root))</code>.</p>
      <p>\(HTML.link("What was received", to: Address("feeds")))</p>
      \(form.html)
      """
  }

  // MARK: Parts

  private func counts(_ report: FeedReport, _ caption: String) -> HTML {
    guard let counts = report.counts else { return "" }
    let rows = ReturnSentences.counts(counts).map { line -> [HTML] in
      ["\(line.of)", "\(NumberFormat.grouped(line.count))"]
    }
    let table =
      rows.isEmpty
      ? ""
      : DataTable(
        id: "counts", caption: caption, columns: [.text("Records and rows"), .number("Number")], rows: rows
      ).html
    let remarks = ReturnSentences.remarks(counts) + report.notes + report.warningSentences.map { "Warning: " + $0 }
    return "\(table)\n\(HTML.list(remarks))"
  }

  private static func words(_ acceptance: ReturnAcceptance) -> String {
    switch acceptance {
    case .removals: "The file is whole: close the records that it no longer has"
    case .changes: "The change is meant"
    case .newKey: "The key of the pseudonyms was changed on purpose"
    }
  }

  private static func sentence(_ refusal: Refusal) -> String {
    let rule = refusal.rule(at: .address)
    return rule.prefix(1).uppercased() + rule.dropFirst() + "."
  }
}
