internal import NIOCore
internal import NIOHTTPTypes

/// Keeps the limits of one connection: lets it in, and closes that of a caller that takes too long, to send a request, head or
/// body, or to take what is sent.
///
/// A caller that sends a byte now and then is never idle, and would hold its connection for ever. An answer may take its
/// time, and a stream never ends: only what is written and not taken counts.
final class ConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let table: ConnectionTable
  private let head: TimeAmount
  private let body: TimeAmount
  private let standstill: TimeAmount
  private var deadline: NIODeadline?
  /// Requests that have come and are not answered; and those that were answered before they had come.
  private var (open, early) = (0, 0)
  private var writesUnderWay = 0
  private var lastProgress = NIODeadline.now()
  private var check: RepeatedTask?

  private static let interval = TimeAmount.seconds(1)

  init(_ limits: ServerLimits, _ table: ConnectionTable) {
    self.table = table
    head = .seconds(Int64(min(limits.headSeconds, limits.requestSeconds)))
    body = .seconds(Int64(limits.requestSeconds))
    standstill = .seconds(Int64(limits.idleSeconds))
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { begin(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  private func begin(_ context: ChannelHandlerContext) {
    guard table.enter(context.channel) else { return context.close(promise: nil) }
    deadline = .now() + head
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    check = context.eventLoop.scheduleRepeatedTask(
      initialDelay: ConnectionHandler.interval, delay: ConnectionHandler.interval
    ) { _ in
      let (handler, context) = bound.value
      handler.look(context)
    }
  }

  private func look(_ context: ChannelHandlerContext) {
    let now = NIODeadline.now()
    let isStill = writesUnderWay > 0 && now - lastProgress >= ConnectionHandler.interval
    if isStill { table.setWaiting(context.channel, since: lastProgress) }
    if deadline.map({ now >= $0 }) ?? (isStill && now - lastProgress >= standstill) { context.close(promise: nil) }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    check?.cancel()
    check = nil
    table.leave(context.channel)
  }

  func channelInactive(context: ChannelHandlerContext) {
    table.leave(context.channel)
    context.fireChannelInactive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? ChannelEvent, event == .inputClosed { table.presence(of: context.channel)?.end() }
    context.fireUserInboundEventTriggered(event)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: deadline = .now() + body
    case .body: break
    case .end where early > 0:
      early -= 1
      wait(context)
    case .end:
      open += 1
      deadline = nil
      table.setWaiting(context.channel, since: nil)
    }
    context.fireChannelRead(data)
  }

  /// Waits for the next request.
  private func wait(_ context: ChannelHandlerContext) {
    deadline = .now() + standstill
    table.setWaiting(context.channel, since: .now())
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) {
      if open > 0 { open -= 1 } else { early += 1 }
      if open == 0, early == 0 { wait(context) }
    }
    if writesUnderWay == 0 { lastProgress = .now() }
    writesUnderWay += 1
    let promise = promise ?? context.eventLoop.makePromise(of: Void.self)
    let channel = context.channel
    promise.futureResult.assumeIsolated().whenComplete { _ in
      self.writesUnderWay -= 1
      self.lastProgress = .now()
      // Whatever is still to be written is part of an answer: its caller takes it.
      if self.open > 0 { self.table.setWaiting(channel, since: nil) }
    }
    context.write(data, promise: promise)
  }
}
