internal import Hummingbird
internal import NIOCore

/// What travels with a request: what it calls the server, who calls, and by what that shows.
struct CallContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The connection.
  let channel: any Channel
  /// Whether the caller still waits for an answer; nil where that is not known.
  var presence: Presence?
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
    channel = source.channel
    peer = source.channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0.prefix { $0 != "%" }) }
  }

  /// By what the questions of a caller are told from those of others: its name, or where it comes from.
  var callerName: String { caller.name ?? "at " + ConnectionTable.place(of: channel.remoteAddress?.ipAddress) }
}
