internal import Pages

extension CallContext {
  /// Whoever calls, as a reader of pages.
  var viewer: Viewer {
    var account = Viewer.Account.nobody
    if let name = caller.name {
      account = .known(name: name)
      if case .session = credential, let formToken { account = .signedIn(name: name, formToken: formToken.text) }
    }
    return Viewer(mayDisclose: caller.mayDisclose, account: account, maySignIn: takesSignIn)
  }
}
