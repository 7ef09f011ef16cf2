internal import Events
internal import Questions

/// The form that takes a token, sent by POST so that the token stands in no address.
struct SignInForm {
  /// Where it leads after signing in.
  let destination: ReturnAddress

  /// The page that has the form.
  static func address(_ destination: ReturnAddress) -> Address {
    let query = destination == .overview ? [] : [(Parameter.destination.name, destination.text)]
    return Address("sign-in", query: query)
  }

  var html: HTML {
    """
    <form class="choices" action="\(Address("sign-in"))" method="post" aria-label="Sign in">
    \(FormField.hidden([(Parameter.destination.name, destination.text)]))
    <div class="field wide"><label for="token">Token</label>
    <input id="token" name="token" type="password" autocomplete="current-password" required="required" \
    spellcheck="false" aria-describedby="token-hint"/>
    <span class="hint" id="token-hint">It begins with ilt_ and was shown once, when it was made.</span></div>
    <div class="field"><button type="submit">Sign in</button></div>
    </form>
    <p>Who runs the ledger makes tokens with <code>incident-ledger tokens create</code>. The browser keeps a sign that you \
    are signed in, never the token; it ends after eight hours, or when you sign out.</p>
    """
  }

  /// What stands in its place where the server is not reached so that a secret is safe on its way.
  static let impossible: HTML = """
    <p>Under this address the ledger takes no token: it would travel readable to others. Come by an address that begins \
    with https, or from the machine itself. Who runs the ledger names the address with \
    <code>incident-ledger serve --public-address</code>.</p>
    """
}
