/// Who reads, as the head of every page says it, with the way to sign in or out.
struct AccountLine {
  let viewer: Viewer
  /// Where the page leads back to after signing in; nil on the page that signs in.
  let here: ReturnAddress?

  var html: HTML {
    switch viewer.account {
    case .nobody:
      guard viewer.maySignIn, let here else { return "" }
      return "<p class=\"account\">\(HTML.link("Sign in", to: SignInForm.address(here)))</p>"
    case .known(let name): return "<p class=\"account\">Signed in as <b>\(name)</b></p>"
    case .signedIn(let name, let formToken):
      return """
        <form class="account" action="\(Address("sign-out"))" method="post" aria-label="Signed in">
        <p>Signed in as <b>\(name)</b></p>
        <input type="hidden" name="form-token" value="\(formToken)"/>
        <button type="submit">Sign out</button>
        </form>
        """
    }
  }
}
