internal import NIOCore
internal import NIOHTTPTypes

/// Closes the connection of a caller that takes too long: to send a request, head and body, or to take what is sent.
///
/// A caller that sends a byte now and then is never idle, and would hold its connection for ever. An answer may take its
/// time, and a stream never ends: only what is written and not taken counts.
final class SlowClientHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let request: TimeAmount
  private let standstill: TimeAmount
  private var deadline: NIODeadline?
  private var writesUnderWay = 0
  private var lastProgress = NIODeadline.now()
  private var check: RepeatedTask?

  private static let interval = TimeAmount.seconds(1)

  init(_ limits: ServerLimits) {
    request = .seconds(Int64(limits.requestSeconds))
    standstill = .seconds(Int64(limits.idleSeconds))
  }

  func handlerAdded(context: ChannelHandlerContext) {
    deadline = .now() + request
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    check = context.eventLoop.scheduleRepeatedTask(
      initialDelay: SlowClientHandler.interval, delay: SlowClientHandler.interval
    ) { _ in
      let (handler, context) = bound.value
      if handler.isOver { context.close(promise: nil) }
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    check?.cancel()
    check = nil
  }

  private var isOver: Bool {
    let now = NIODeadline.now()
    if let deadline, now >= deadline { return true }
    return writesUnderWay > 0 && now - lastProgress >= standstill
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .end = unwrapInboundIn(data) { deadline = nil }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data), deadline == nil { deadline = .now() + request }
    if writesUnderWay == 0 { lastProgress = .now() }
    writesUnderWay += 1
    let promise = promise ?? context.eventLoop.makePromise(of: Void.self)
    promise.futureResult.assumeIsolated().whenComplete { _ in
      self.writesUnderWay -= 1
      self.lastProgress = .now()
    }
    context.write(data, promise: promise)
  }
}
