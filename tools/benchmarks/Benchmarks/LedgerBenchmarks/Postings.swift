import Foundation
import Ledger
import Projections

/// The ledger that rebuilds and figures are asked of, made once and kept: by default of a million postings,
/// `INCIDENT_LEDGER_POSTINGS` says another number.
///
/// Month by month crimes become known, and then new outcomes of a tenth of them, each two postings more.
enum PostingsLedger {
  static let postingCount =
    ProcessInfo.processInfo.environment["INCIDENT_LEDGER_POSTINGS"].flatMap(Int.init) ?? 1_000_000
  static let monthCount = 120

  /// The folder of the ledger.
  static func folder() throws -> String {
    let path = "\(Folders.root)/postings-\(postingCount)"
    guard !FileManager.default.fileExists(atPath: path) else { return path }
    // Made beside its place, so that half a ledger is never taken for a whole one.
    let made = try Folders.empty("postings-new")
    try Ledger.create(at: made)
    try fill(try Ledger(at: made))
    try FileManager.default.moveItem(atPath: made, toPath: path)
    return path
  }

  private static func fill(_ ledger: Ledger) throws {
    _ = try ledger.append { batch in for event in World.setting { try batch.add(Array(event.utf8)) } }
    var world = World()
    let crimesPerMonth = postingCount * 10 / 12 / monthCount
    for offset in 0..<monthCount {
      let month = World.firstMonth.adding(offset)
      _ = try ledger.append { batch in
        var resolved: [String] = []
        for number in 0..<crimesPerMonth {
          let crime = world.crime(in: month)
          try batch.add(crime.json)
          if number % 10 == 0 { resolved.append(crime.subject) }
        }
        for subject in resolved { try batch.add(world.resolution(of: subject, in: month)) }
      }
    }
  }
}
