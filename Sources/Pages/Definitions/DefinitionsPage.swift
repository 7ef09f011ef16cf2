internal import Events
internal import Figures
internal import Presentation
internal import Projections
internal import Questions
internal import Snapshots

/// All definitions known, and a draft to be tried before it is adopted.
struct DefinitionsPage {
  let view: ViewState
  let draft: String?

  /// Bytes of a draft at most: it travels in the address.
  private static let maximumDraftByteCount = 12_000

  init(_ query: [QuestionParameters.Item], _ context: PageContext) throws {
    let parameters = try QuestionParameters(
      query, ViewAddress.parameters + [.draft], repeatable: ViewAddress.repeatable, on: .page)
    view = try ViewState(parameters, context)
    draft = parameters[.draft]
    if let draft, draft.utf8.count > DefinitionsPage.maximumDraftByteCount {
      throw Refusal(
        .parameter(.draft), value: "\(draft.utf8.count) bytes",
        PageMistake.draftTooLong(maximumByteCount: DefinitionsPage.maximumDraftByteCount))
    }
  }

  var page: Page {
    get throws {
      var frame = view.frame("Definitions", Address("definitions"))
      // A preview is about what is known now, so it is not the same for ever.
      if draft != nil { frame.permanent = nil }
      return Page(
        html: frame.document(
          """
          <p class="lead">What each indicator counts, by which rule, from when.</p>
          \(try preview)
          \(table.html)
          \(form)
          """), isPinned: view.isPinned && draft == nil)
    }
  }

  private var table: DataTable {
    let known = view.point.projection.facts.definitions.known(at: view.point.length)
      .map(\.content.definition)
    var indicators: [String] = []
    for definition in known where !indicators.contains(definition.indicator) { indicators.append(definition.indicator) }
    let rows = indicators.map { indicator -> [HTML] in
      let versions = known.filter { $0.indicator == indicator }
      let newest = versions[versions.count - 1]
      let address = Address("definitions", indicator, query: view.carried)
      return [
        HTML.link(newest.title, to: address), "<code>\(indicator)</code>", "\(newest.outcome ?? "")",
        "\(versions.map { String($0.version) }.joined(separator: ", "))",
        "\(PeriodFormat.date(newest.effective))",
      ]
    }
    return DataTable(
      id: "definitions", caption: "Definitions known at this point",
      columns: [.text("Indicator"), .text("Name"), .text("Outcome"), .text("Versions"), .text("Newest from")],
      rows: rows, isStacked: true)
  }

  // MARK: A draft

  private var form: HTML {
    """
    <section aria-labelledby="draft-heading">
    <h2 id="draft-heading">Try a draft</h2>
    <p>Paste a version of a definition, in YAML or JSON. The page then says whether it could be adopted and \
    what it says; and to readers with the scope disclose the figures before and after, and the records judged otherwise. \
    Nothing is adopted.\(view.disclose ? "" : view.context.smallNumbersLink)</p>
    <form class="choices" action="\(Address("definitions"))" method="get" aria-label="A draft of a definition">
    <div class="field wide"><label for="draft">Draft</label>
    <textarea id="draft" name="draft" spellcheck="false" rows="16">\(HTML(lines: draft ?? DefinitionsPage.example))</textarea>
    </div>
    \(FormField.hidden(view.carried))
    <div class="field"><button type="submit">Preview</button></div>
    </form>
    </section>
    """
  }

  private var preview: HTML {
    get throws {
      guard let draft else { return "" }
      return """
        <section aria-labelledby="preview-heading">
        <h2 id="preview-heading">What the draft would change</h2>
        \(try DraftPreview(draft: draft, view: view).html)
        </section>
        """
    }
  }

  private static let example = """
    indicator: burglary-at-home
    version: 1
    title: Burglary at home
    effective: 2015-04-01
    measure: rate
    count:
      records: crime
      where: { offence: burglary/residential }
    polarity: lower-is-better
    decimals: 2
    """
}
