internal import NIOCore
internal import NIOHTTP1

/// Counts the name in an absolute target (`GET http://name/ HTTP/1.1`) among those that `Host` names.
///
/// RFC 9112 (section 3.2.2) puts that name above `Host`; what reads requests after this drops it. As a field more it is seen
/// where names are checked: two that differ are refused as two, so none slips past.
final class AbsoluteTargetHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(var head) = unwrapInboundIn(data), let name = AbsoluteTargetHandler.name(in: head.uri),
      head.headers["Host"].map({ $0.lowercased() }) != [name]
    else { return context.fireChannelRead(data) }
    head.headers.add(name: "Host", value: name)
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  /// The name with its port, in small letters; nil where the target is a path.
  private static func name(in target: String) -> String? {
    guard !target.hasPrefix("/"), let scheme = target.firstRange(of: "://") else { return nil }
    return target[scheme.upperBound...].prefix { !"/?#".contains($0) }.lowercased()
  }

  /// Puts the handler where requests are still as they came: right behind their decoder.
  final class Placing: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    func handlerAdded(context: ChannelHandlerContext) {
      do {
        let pipeline = context.pipeline.syncOperations
        let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
        try pipeline.addHandler(AbsoluteTargetHandler(), position: .after(decoder))
      } catch {
        // Without it the name would be lost, so nothing is taken.
        context.close(promise: nil)
      }
    }
  }
}
