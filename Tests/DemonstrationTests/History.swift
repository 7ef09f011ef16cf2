import Demonstration
import Events
import Explanations
import Figures
import Foundation
import Ledger
import LedgerTestSupport
import Projections
import Questions
import Reports
import Snapshots
import TestSupport

/// The demonstration's ledger of one seed, and the points at which the Board met.
///
/// Its folder is removed as soon as it is read: what is open stays readable, and nothing is left behind.
struct History: Sendable {
  static let county = "E10000018"
  static let seeds: [UInt64] = [1, 2, 2019]

  let root: [UInt8]
  let length: Int
  /// As known at the end of each day below, and now.
  let makers: [String: FigureMaker]
  let projection: Projection
  private let ledger: Ledger

  init(seed: UInt64) throws {
    let scratch = Scratch()
    let ledger = try scratch.ledger()
    defer { scratch.remove() }
    try Demonstration.load(into: ledger, seed: seed)
    projection = try Projector(ledger, isStored: false).caughtUp()
    length = try ledger.length
    root = try ledger.root(size: length)
    var makers: [String: FigureMaker] = [:]
    for day in [History.afterReturn, History.boardBefore, History.board] {
      makers[day] = try FigureMaker(Snapshot(projection, length: KnownAt(day).length(in: ledger)), ledger: ledger)
    }
    makers[History.now] = try FigureMaker(Snapshot(projection, length: length), ledger: ledger)
    self.makers = makers
    self.ledger = ledger
  }

  /// When the last return of 2017 of the conferences had just come, in part.
  static let afterReturn = "2018-03-01"
  static let boardBefore = "2018-10-01"
  static let board = "2019-09-20"
  static let now = "now"

  /// The histories of the seeds, each made once.
  private static let first = Result { try History(seed: seeds[0]) }
  private static let second = Result { try History(seed: seeds[1]) }
  private static let third = Result { try History(seed: seeds[2]) }

  static func of(_ seed: UInt64) throws -> History {
    try (seed == seeds[0] ? first : seed == seeds[1] ? second : third).get()
  }

  /// The figure of an area to a month, as known at a point.
  func figure(
    _ indicator: String, _ area: String = county, to month: String, at point: String = board, definition: Int? = nil,
    window: Window? = nil
  ) throws -> Figure {
    guard let month = Month(orQuarter: month), let maker = makers[point] else { throw Unreadable(text: month) }
    return try maker.figure(
      FigureQuestion(indicator: indicator, area: area, to: month, definition: definition, window: window))
  }

  /// Why an indicator of the county changed.
  func why(
    _ indicator: String, from: (month: String, point: String), to: (month: String, point: String)
  ) throws -> Explanation {
    let points = SnapshotCache()
    func side(_ side: (month: String, point: String)) throws -> ExplanationSide {
      guard let month = Month(orQuarter: side.month), let maker = makers[side.point] else {
        throw Unreadable(text: side.month)
      }
      return ExplanationSide(point: points.point(projection, length: maker.point.length), to: month, definition: nil)
    }
    return try Explainer(indicator, area: History.county, from: side(from), to: side(to), ledger: ledger)
      .explain(evidence: .first(0))
  }

  /// Reads every event of the history, with its recorded time.
  func forEachEvent(_ body: (EventReader, RecordedTime) throws -> Void) throws {
    var reader = EventReader()
    try ledger.forEachEvent(in: 0..<length) { sequence, _, json in
      try reader.read(.published(sequence), json)
      guard let time = try reader.recordedTime() else { throw Unreadable(text: "\(sequence)") }
      try body(reader, time)
      return true
    }
  }

  func report() throws -> Report {
    guard let maker = makers[History.board], let quarter = Quarter("2019/20 Q1") else {
      throw Unreadable(text: History.board)
    }
    return try ReportMaker(maker).report(quarter, area: History.county)
  }
}

/// Something in a test's own table that cannot be read.
struct Unreadable: Error {
  var text: String
}
