internal import Hummingbird

/// What travels with a request: what it calls the server, who calls, and by what that shows.
struct CallContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Where the connection comes from; nil where that is no address of IP.
  let peer: NetworkAddress?
  /// What the request calls the server; nil until that is checked.
  var host: ServerName?
  /// Whether a token may be typed into a page here.
  var takesSignIn = false
  var caller = Caller.nobody
  var credential = Credential.none
  /// What a form has to carry to be taken from this caller; nil where forms need nothing, or are not taken.
  var formToken: FormToken?

  init(source: Source) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0.prefix { $0 != "%" }) }
  }
}
