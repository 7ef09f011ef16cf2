internal import Figures
internal import Questions

/// What stands around the content of every page: the way around, where it stands in time, and its address for ever.
struct PageFrame {
  struct Crumb {
    var text: String
    var address: Address
  }

  var title: String
  /// Who reads, and the way to sign in or out; empty where neither is there.
  var account: HTML
  /// The pages above this one, outermost first.
  var crumbs: [Crumb] = []
  /// The parameters that links carry on.
  var carried: [QuestionParameters.Item] = []
  /// `As known after 296,901 events …`; empty where a page stands nowhere in time.
  var known = ""
  /// The page's address with everything pinned; nil where that is not possible.
  var permanent: Address?
  /// Whether that is because what the page tells is rounded.
  var isRounded = false
  /// What holds for the ledger as a whole.
  var general: [String] = []
  /// Where the quarter's report stands; nil for its own choice.
  var report: Address?

  func document(_ content: HTML) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <title>\(title == PageFrame.site ? title : "\(title) – \(PageFrame.site)")</title>
    <link rel="stylesheet" href="\(PageFiles.styleReference)"/>
    <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
    </head>
    <body>
    <a class="skip" href="#main">Skip to the content</a>
    <header class="site">
    <p class="name"><a href="\(Address(query: carried))">\(PageFrame.site)</a></p>
    <nav aria-label="Site">
    \(HTML.list(places.map { HTML.link($0.text, to: $0.address) }))
    </nav>
    \(account)
    </header>
    \(notice)\(trail)<main id="main" tabindex="-1">
    <h1>\(title)</h1>
    \(content)
    </main>
    \(foot)
    </body>
    </html>

    """
  }

  static let site = "Incident ledger"

  private var places: [Crumb] {
    [
      Crumb(text: "Overview", address: Address(query: carried)),
      Crumb(text: "Report", address: report ?? Address("report", query: carried)),
      Crumb(text: "Definitions", address: Address("definitions", query: carried)),
      Crumb(text: "Feeds", address: Address("feeds", query: carried)),
      Crumb(text: "Areas", address: Address("areas", query: carried)),
    ]
  }

  private var notice: HTML {
    general.isEmpty
      ? ""
      : "<aside class=\"notice\" aria-label=\"About this ledger\">\(general.map { "<p>\($0)</p>" as HTML })</aside>\n"
  }

  private var trail: HTML {
    guard !crumbs.isEmpty else { return "" }
    let links = crumbs.map { HTML.link($0.text, to: $0.address) }
    return "<nav class=\"trail\" aria-label=\"Pages above this one\">\n\(HTML.list(links))\n</nav>\n"
  }

  private var foot: HTML {
    var lines: [HTML] = []
    if !known.isEmpty { lines.append("<p>\(known)</p>") }
    if let permanent {
      lines.append("<p><a href=\"\(permanent)\">Permanent link</a>: shows this page as it is now, for ever.</p>")
    }
    if permanent == nil, isRounded {
      lines.append(
        "<p>There is no permanent link: what is rounded is told as known now, or as a published paper knew it.</p>")
    }
    lines.append(
      "<p>Every number comes from the ledger's events, as the command <code>incident-ledger</code> counts them.</p>")
    return "<footer class=\"site\">\n\(lines)\n</footer>"
  }
}
