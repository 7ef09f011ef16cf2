internal import Events
internal import Questions

/// What stands beside the word that small numbers are kept back: the way to see them.
struct SmallNumbersLink {
  let viewer: Viewer
  /// The page that keeps them back.
  let here: Address

  /// A sentence with a space before it; nothing where the reader has none of the ways.
  var html: HTML {
    guard !here.query.contains(where: { $0.name == Parameter.disclose.name }) else { return "" }
    let shown = here.setting(.disclose, "1")
    if viewer.mayDisclose { return " \(HTML.link("Show small numbers", to: shown))." }
    guard viewer.account == .nobody, viewer.maySignIn else { return "" }
    let link = HTML.link("Sign in", to: SignInForm.address(ReturnAddress(shown)))
    return " \(link) with a token that has the scope disclose to see them."
  }
}
