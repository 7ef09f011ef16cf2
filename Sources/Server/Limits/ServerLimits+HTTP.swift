internal import HummingbirdCore
internal import NIOCore

extension ServerLimits {
  /// The limits of a connection, as the HTTP server takes them.
  var connection: HTTP1Channel.Configuration {
    let limits = self
    return HTTP1Channel.Configuration(
      additionalChannelHandlers: [SlowClientHandler(limits), AbsoluteTargetHandler.Placing()],
      idleTimeout: .seconds(Int64(idleSeconds)),
      httpDecoderConfiguration: .init(maxHeaderFieldSize: headerBytes, maxHeaderListSize: headerBytes))
  }
}
