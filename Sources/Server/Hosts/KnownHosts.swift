/// What the server goes by, and the origins of its own pages.
///
/// A site that a browser visits can have its own name lead to this machine (DNS rebinding), and would then be of one origin
/// with the server. It cannot choose what `Host` says, so a name that is not the server's is refused. An address is no name
/// that somebody else can own: a server that listens everywhere goes by any.
struct KnownHosts: Sendable {
  /// Where browsers reach the server, by a proxy or not.
  let publicAddresses: [WebOrigin]
  private let listening: String

  private static let everywhere = ["0.0.0.0", "::", "0:0:0:0:0:0:0:0"]

  /// - Parameter host: the name or address that the server listens at.
  init(listeningAt host: String, publicAddresses: [WebOrigin]) {
    listening = host.lowercased()
    self.publicAddresses = publicAddresses
  }

  private var isEverywhere: Bool { KnownHosts.everywhere.contains(listening) }

  private var isLoopback: Bool { listening == "localhost" || listening == "::1" || listening.hasPrefix("127.") }

  /// Whether a caller may call the server so. The port is not looked at: a tunnel, or a container, has another.
  func knows(_ host: ServerName) -> Bool {
    if host.name == listening || publicAddresses.contains(where: { $0.host.name == host.name }) { return true }
    if host.isLoopback { return isLoopback || isEverywhere }
    return isEverywhere && host.isAddress
  }

  // MARK: Signing in

  /// Whether a token may be typed into a page of the server where it goes by a name: nobody on the way reads it.
  ///
  /// Where there are public addresses, a proxy may have put another name into `Host`: what the browser says when it sends
  /// the form settles it.
  func takesSignIn(at host: ServerName) -> Bool { host.isLoopback || !publicAddresses.isEmpty }

  /// Whether pages of an origin are the server's own, where it is called so.
  func isOwn(_ origin: WebOrigin, at host: ServerName) -> Bool {
    guard publicAddresses.contains(origin) else { return host.isLoopback && origin == WebOrigin(isSecure: false, host) }
    // A proxy may put its own name for the server into `Host`, but not that of another public address.
    return origin.host.name == host.name || !publicAddresses.contains { $0.host.name == host.name }
  }

  /// The origin of the server's pages where it is called so; nil where that cannot be told.
  func origin(at host: ServerName) -> WebOrigin? {
    let named = publicAddresses.filter { $0.host.name == host.name }
    if named.count == 1 { return named[0] }
    if host.isLoopback && publicAddresses.isEmpty { return WebOrigin(isSecure: false, host) }
    return publicAddresses.count == 1 ? publicAddresses[0] : nil
  }
}
