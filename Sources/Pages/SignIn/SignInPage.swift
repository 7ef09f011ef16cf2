internal import Events
internal import Questions

/// The page that takes a token.
struct SignInPage {
  /// What happened before the page was shown.
  enum Occasion: Sendable, Equatable {
    case asked
    /// A token was sent that is not in force: mistyped, expired or revoked, which of them is not said.
    case refused
    case signedOut
  }

  let occasion: Occasion
  let destination: ReturnAddress
  let viewer: Viewer

  init(_ occasion: Occasion, destination: ReturnAddress, viewer: Viewer) {
    (self.occasion, self.destination, self.viewer) = (occasion, destination, viewer)
  }

  init(_ query: [QuestionParameters.Item], _ viewer: Viewer) throws(Refusal) {
    let parameters = try QuestionParameters(query, [.destination, .signedOut], on: .page)
    let isSignedOut = try parameters.word(.signedOut, of: ["1"]) != nil
    var destination = ReturnAddress.overview
    if let text = parameters[.destination] {
      guard let address = ReturnAddress(text) else {
        throw Refusal(.parameter(.destination), value: text, PageMistake.leadsAway)
      }
      destination = address
    }
    self.init(isSignedOut ? .signedOut : .asked, destination: destination, viewer: viewer)
  }

  var page: Page {
    let account = AccountLine(viewer: viewer, here: nil).html
    return Page(
      status: occasion == .refused ? 403 : 200,
      html: PageFrame(title: "Sign in", account: account).document(
        """
        \(happened)
        \(viewer.maySignIn ? SignInForm(destination: destination).html : SignInForm.impossible)
        """))
  }

  private var happened: HTML {
    switch occasion {
    case .refused: return "<p class=\"lead\" role=\"alert\">The token is not one that is in force.</p>"
    case .signedOut: return "<p class=\"lead\" role=\"status\">You are signed out.</p>"
    case .asked:
      guard let name = viewer.account.name else {
        return "<p class=\"lead\">With a token you see what it allows: figures, small numbers, single records.</p>"
      }
      let goOn: HTML = "<a href=\"\(destination.text)\">Go on</a>"
      return "<p class=\"lead\">You are signed in as <b>\(name)</b>. \(goOn), or sign in with another token.</p>"
    }
  }
}
