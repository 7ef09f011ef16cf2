internal import Events
internal import Ledger

/// The pages that say what went wrong, whose move it is, and what to do.
struct ErrorPages {
  let viewer: Viewer
  /// Where the page leads back to after signing in.
  let here: ReturnAddress

  func page(for error: any Error) -> Page {
    switch error {
    case let refusal as Refusal where refusal.mistake.blame == .authority:
      page(403, "This is kept back from readers without the scope disclose.", [ErrorPages.facts(refusal)])
    case let refusal as Refusal: refused([refusal])
    case let failure as PageFailure: page(for: failure)
    case let error as LedgerError: ledger(error)
    default: page(500, "Something failed that should not.", [])
    }
  }

  private func page(for failure: PageFailure) -> Page {
    page(failure.status, failure.reason, [failure.remedy.map { "<p>\($0)</p>" } ?? ErrorPages.startingPoints])
  }

  private var account: HTML { AccountLine(viewer: viewer, here: here).html }

  /// The page of a status: what happened, the facts, and what whoever reads it can do.
  func page(_ status: Int, _ detail: String, _ facts: [HTML]) -> Page {
    let content = ["<p class=\"lead\">\(detail)</p>"] + facts + advice(status)
    let frame = PageFrame(title: ErrorPages.title(status), account: account)
    return Page(status: status, html: frame.document("\(content)"))
  }

  func refused(_ refusals: [Refusal], status: Int = 400) -> Page {
    page(status, "The address asks for something that the ledger cannot answer.", refusals.map(ErrorPages.facts))
  }

  static func facts(_ refusal: Refusal) -> HTML {
    let field = refusal.field(at: .address)
    var facts: [HTML] = []
    if !field.isEmpty { facts.append("<div><dt>Parameter</dt><dd><code>\(field)</code></dd></div>") }
    if !refusal.value.isEmpty { facts.append("<div><dt>Value</dt><dd><code>\(refusal.value)</code></dd></div>") }
    facts.append("<div><dt>Rule</dt><dd>\(refusal.rule(at: .address)).</dd></div>")
    facts.append("<div><dt>What to do</dt><dd>\(refusal.remedy(at: .address)).</dd></div>")
    return "<dl>\(facts)</dl>"
  }

  private func ledger(_ error: LedgerError) -> Page {
    switch error.code {
    case .refused where error.refusals.count == 1: refused(error.refusals)
    case .busy: page(503, "\(error.message).", [])
    default:
      page(500, "\(error.message).", ["<p>The command <code>incident-ledger verify</code> says what is wrong.</p>"])
    }
  }

  // MARK: Words by status

  private static func title(_ status: Int) -> String {
    switch status {
    case 400: "This page cannot be shown so"
    case 401: "A token is needed"
    case 403: "Not for every reader"
    case 404: "There is no such page"
    case 410: "This is over"
    case 503: "The ledger is busy"
    case 500...: "The page could not be made"
    default: "The page cannot be shown"
    }
  }

  private func advice(_ status: Int) -> [HTML] {
    switch status {
    case 401: [viewer.maySignIn ? SignInForm(destination: here).html : SignInForm.impossible]
    case 403 where viewer.maySignIn: [sending, "<p>\(HTML.link(signInWords, to: SignInForm.address(here)))</p>"]
    case 403: [sending]
    case 410: ["<p>\(HTML.link("Send a return", to: ReturnForm.address))</p>"]
    case 503: ["<p>Ask again in a moment.</p>"]
    case 500...: ["<p>Tell whoever runs the ledger.</p>"]
    default: []
    }
  }

  /// Who may send returns alone sees no other page.
  private var sending: HTML {
    viewer.formToken == nil || viewer.authority.isEmpty
      ? "" : "<p>\(HTML.link("Send a return", to: ReturnForm.address))</p>"
  }

  private var signInWords: String { viewer.account == .nobody ? "Sign in" : "Sign in with another token" }

  /// Where to go from a page that is not there.
  private static var startingPoints: HTML {
    """
    <p>From here it goes on:</p>
    \(HTML.list([
      "\(HTML.link("Overview", to: Address())): every indicator of a quarter and an area, each with its figures, reasons and records",
      "\(HTML.link("Definitions", to: Address("definitions"))): what each indicator counts",
      "\(HTML.link("Feeds", to: Address("feeds"))): what was expected and received",
      "\(HTML.link("Report", to: Address("report"))): the Board's paper",
    ] as [HTML]))
    """
  }
}
