internal import Events
internal import Ledger

/// A path that names no page.
struct NoSuchPage: Error {}

/// The pages that say what went wrong, whose move it is, and what to do.
enum ErrorPages {
  static func page(for error: any Error) -> Page {
    switch error {
    case let refusal as Refusal: refused(refusal)
    case let forbidden as Forbidden: ErrorPages.forbidden(forbidden)
    case is NoSuchPage: missing
    case let error as LedgerError: ledger(error)
    default: failed
    }
  }

  private static func page(_ status: Int, _ title: String, _ content: [HTML]) -> Page {
    Page(status: status, html: PageFrame(title: title).document("\(content)"))
  }

  private static func refused(_ refusal: Refusal) -> Page {
    // The rules speak of a command's options; in an address they have the same names without the dashes.
    let field = refusal.field.hasPrefix("--") ? String(refusal.field.dropFirst(2)) : refusal.field
    var facts: [HTML] = []
    if !field.isEmpty { facts.append("<div><dt>Parameter</dt><dd><code>\(field)</code></dd></div>") }
    if !refusal.value.isEmpty { facts.append("<div><dt>Value</dt><dd><code>\(refusal.value)</code></dd></div>") }
    facts.append("<div><dt>Rule</dt><dd>\(refusal.rule).</dd></div>")
    facts.append("<div><dt>What to do</dt><dd>\(refusal.remedy).</dd></div>")
    return page(
      400, "This page cannot be shown so",
      ["<p class=\"lead\">The address asks for something that the ledger cannot answer.</p>", "<dl>\(facts)</dl>"])
  }

  private static func forbidden(_ forbidden: Forbidden) -> Page {
    page(403, "Not for every reader", ["<p class=\"lead\">\(forbidden.reason)</p>", "<p>\(forbidden.remedy)</p>"])
  }

  private static var missing: Page {
    page(
      404, "There is no such page",
      [
        "<p class=\"lead\">The address names no page of this ledger.</p>",
        "<p>Begin with the \(HTML.link("overview", to: Address())): every page is linked from there.</p>",
      ])
  }

  private static func ledger(_ error: LedgerError) -> Page {
    switch error.code {
    case .refused where error.refusals.count == 1: refused(error.refusals[0])
    case .busy:
      page(
        503, "The ledger is busy", ["<p class=\"lead\">\(error.message).</p>", "<p>Ask again in a moment.</p>"])
    default:
      page(
        500, "The ledger cannot be read",
        [
          "<p class=\"lead\">\(error.message).</p>",
          "<p>Tell whoever runs it; the command <code>incident-ledger verify</code> says what is wrong.</p>",
        ])
    }
  }

  private static var failed: Page {
    page(
      500, "The page could not be made",
      ["<p class=\"lead\">Something failed that should not.</p>", "<p>Tell whoever runs the ledger.</p>"])
  }
}
