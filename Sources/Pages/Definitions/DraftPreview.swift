internal import Events
internal import Figures

/// What a draft of a definition would change, or why it could not be adopted.
struct DraftPreview {
  let draft: String
  let standpoint: Standpoint

  var html: HTML {
    get throws {
      let text: String
      do {
        let preview = try DefinitionPreview(
          [(name: "", bytes: Array(draft.utf8))], ledger: standpoint.visit.ledger,
          projection: standpoint.visit.projection, area: standpoint.area)
        text = try preview.changes().text
      } catch let refusal as Refusal {
        return "<p><b>It could not be adopted:</b> \(refusal.description)</p>"
      }
      return "<pre tabindex=\"0\" aria-label=\"Preview\">\(HTML(lines: text))</pre>"
    }
  }
}
