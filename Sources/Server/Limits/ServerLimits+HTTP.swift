internal import FileSystem
internal import HummingbirdCore
internal import Logging
internal import NIOCore

extension ServerLimits {
  /// The limits of a connection, as the HTTP server takes them.
  func connection(in table: ConnectionTable) -> HTTP1Channel.Configuration {
    let limits = self
    return HTTP1Channel.Configuration(
      additionalChannelHandlers: [ConnectionHandler(limits, table), AbsoluteTargetHandler.Placing()],
      idleTimeout: .seconds(Int64(idleSeconds)),
      httpDecoderConfiguration: .init(maxHeaderFieldSize: headerBytes, maxHeaderListSize: headerBytes))
  }

  /// Files beside connections: the ledger's, those of an import, and connections that are being closed.
  private static let otherFiles = 192

  /// The limits with no more connections than the system lets this process have.
  func possible(_ logger: Logger) -> ServerLimits {
    let room = max(16, OpenFileLimit.raise() - ServerLimits.otherFiles)
    guard room < connections else { return self }
    var limits = self
    limits.connections = room
    logger.warning(
      "fewer connections than allowed: the system lets this process have too few open files (ulimit -n)",
      metadata: ["connections": "\(room)", "allowed": "\(connections)"])
    return limits
  }
}
