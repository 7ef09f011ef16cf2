internal import Events

/// An order whose sites are not compared: while one of them is repaired they differ.
struct UncomparedOrder: SharedOrder {
  private let order: any SharedOrder

  init(_ order: any SharedOrder) { self.order = order }

  var isContended: Bool { order.isContended }
  func head(waitingSeconds: Double?) throws -> SharedHead { try order.head(waitingSeconds: waitingSeconds) }
  func forEachPart(
    from sequence: Int, to end: Int, _ body: (_ batch: SharedBatch, _ lines: [UInt8]) throws -> Void
  ) throws { try order.forEachPart(from: sequence, to: end, body) }
  func forEachRoot(through length: Int, _ body: (_ size: Int, _ root: [UInt8]) throws -> Bool) throws {
    try order.forEachRoot(through: length, body)
  }
  func append(
    _ batch: SharedBatch, firstTime: RecordedTime, _ forEachPart: ((_ lines: [UInt8]) throws -> Void) throws -> Void
  ) throws -> SharedOutcome { try order.append(batch, firstTime: firstTime, forEachPart) }
  func takeTurn(waitingSeconds: Double) throws { try order.takeTurn(waitingSeconds: waitingSeconds) }
  func keepTurn() { order.keepTurn() }
  func endTurn() { order.endTurn() }
  func settle(through time: RecordedTime) throws { try order.settle(through: time) }
  func compare(length: Int, waitingSeconds: Double?, root: (_ size: Int) throws -> [UInt8]) throws {}
  func tell(length: Int, root: [UInt8]) throws {}
  func endOrigin(length: Int, root: [UInt8]) throws -> [String] { try order.endOrigin(length: length, root: root) }
  func hasOtherProcess() throws -> Bool { try order.hasOtherProcess() }
  func sites() throws -> [SharedSite] { try order.sites() }
  func waitForNews(seconds: Double) throws { try order.waitForNews(seconds: seconds) }
}
