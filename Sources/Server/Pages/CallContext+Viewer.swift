internal import Hummingbird
internal import Pages
internal import Questions

extension CallContext {
  /// Whoever calls, as a reader of pages.
  var viewer: Viewer {
    var account = Viewer.Account.nobody
    if let name = caller.name {
      account = .known(name: name)
      if case .session = credential, let formToken { account = .signedIn(name: name, formToken: formToken.text) }
    }
    let indicator = parameters.get("indicator").flatMap { URLCoding.decoded($0) }
    var viewer = Viewer(
      mayDisclose: indicator.map(caller.mayDisclose) ?? caller.mayDisclose, account: account, maySignIn: takesSignIn)
    viewer.audience = caller.audience
    viewer.mayDiscloseElsewhere = caller.disclosure != .nothing
    (viewer.authority, viewer.formToken) = (caller.authority, formToken?.text)
    if let presence { viewer.isThere = { presence.isThere } }
    return viewer
  }
}
