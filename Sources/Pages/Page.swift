package import Figures
package import Ledger

/// A page of the dashboard: complete text, made from what the commands compute.
package struct Page: Sendable, Equatable {
  /// The HTTP status that says how it went: 200, 400, 403, 404, 500 or 503.
  package var status: Int
  /// `text/html; charset=utf-8`, or that of the style sheet and the icon.
  package var contentType: String
  /// The document.
  package var body: String
  /// Whether the address shows the same whatever is appended, but for erasures: every point in it is pinned.
  package var isPinned: Bool
  /// How many parties were erased when it was made; nil for what holds nothing of the ledger.
  package var erasureCount: Int? = 0
  /// Whether the address has this for ever, whatever the program becomes.
  package var isImmutable = false
  /// Under which name it is saved, for what is taken away.
  package var fileName: String?
  /// What it is in place of the body, for what is no text.
  package var bytes: [UInt8]?

  /// What a browser may load for any page: the style sheet and nothing else; no script anywhere.
  package static let contentSecurityPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  /// - Parameter html: the document.
  init(status: Int = 200, html: HTML, isPinned: Bool = false) {
    self.status = status
    contentType = "text/html; charset=utf-8"
    body = html.text
    self.isPinned = isPinned
  }

  /// A file that is taken away.
  init(download name: String, contentType: String, body: String = "", bytes: [UInt8]? = nil, isPinned: Bool) {
    self.init(contentType: contentType, body: body)
    (fileName, self.bytes, self.isPinned, erasureCount) = (name, bytes, isPinned, 0)
  }

  /// A file that pages load.
  init(contentType: String, body: String) {
    status = 200
    self.contentType = contentType
    self.body = body
    isPinned = false
    erasureCount = nil
  }
}

/// Who reads a page.
package struct Viewer: Sendable {
  /// How a page came to know who reads it.
  package enum Account: Sendable, Equatable {
    case nobody
    /// Somebody who signed in by the page that takes tokens, and can sign out.
    case signedIn(name: String, formToken: String)
    /// Somebody of whom the request itself says who it is: by a token, or by a proxy that signed in an account.
    case known(name: String)

    /// What people call the token or the account.
    var name: String? {
      switch self {
      case .nobody: nil
      case .signedIn(let name, _), .known(let name): name
      }
    }
  }

  /// Whether the viewer may see, on this page, small numbers and what records say of persons, places and dates.
  package var mayDisclose: Bool
  /// Whether the viewer may see them on pages of some indicators: a link from there to any other page asks for them in vain,
  /// and does no harm.
  package var mayDiscloseElsewhere = false
  /// What figures are told to the viewer.
  package var audience: Audience
  package var account: Account
  /// Whether a token can be taken where the page is shown, without others on the way reading it.
  package var maySignIn: Bool
  /// What the viewer may append.
  package var authority = Authority([])
  /// Whether the viewer still waits for the page.
  package var isThere: @Sendable () -> Bool = { true }
  /// What the forms of pages carry for this viewer; nil where none is taken from it.
  package var formToken: String?

  package init(mayDisclose: Bool, account: Account = .nobody, maySignIn: Bool = true) {
    (self.mayDisclose, self.account, self.maySignIn) = (mayDisclose, account, maySignIn)
    audience = mayDisclose ? .analyst : .reader(disclosing: [])
  }
}
