internal import Events
internal import Figures
internal import Presentation
internal import Questions
internal import Snapshots

/// What a draft of a definition says and would change, or why it could not be adopted.
///
/// The figures are for readers with the scope `disclose` who ask for small numbers: whoever can choose the rule freely can
/// choose one that a single person meets, or two that differ by one.
struct DraftPreview {
  let draft: String
  let view: ViewState

  var html: HTML {
    get throws {
      let context = view.context
      do {
        let preview = try DefinitionPreview(
          [(name: "", bytes: Array(draft.utf8))], ledger: context.ledger,
          projection: context.ledgerView.projection, area: view.area, disclose: view.disclose)
        guard view.disclose else { return "\(words(preview))\n\(figuresLink)" }
        let text = try preview.changes().text
        return "<pre tabindex=\"0\" aria-label=\"Preview\">\(HTML(lines: text))</pre>"
      } catch let refusal as Refusal {
        return "<p><b>It could not be adopted:</b> \(refusal.description(at: .address))</p>"
      }
    }
  }

  /// What each version in the draft says.
  private func words(_ preview: DefinitionPreview) -> HTML {
    let drafts = preview.drafts
    guard !drafts.isEmpty else { return "<p>It is adopted already in these words.</p>" }
    let parts = drafts.map { draft -> HTML in
      "<h3>\(draft.indicator), version \(draft.version)</h3>\n\(DefinitionFacts.list(draft))"
    }
    return "<p>It could be adopted. It says:</p>\n\(parts)"
  }

  private var figuresLink: HTML {
    let address = Address(
      "definitions", query: view.carried + [(Parameter.draft.name, draft), (Parameter.disclose.name, "1")])
    return """
      <p>\(HTML.link("The figures before and after, and the records judged otherwise", to: address)) are for readers \
      with the scope disclose, as a rule chosen freely can single a person out.\(view.context.smallNumbersLink)</p>
      """
  }
}
