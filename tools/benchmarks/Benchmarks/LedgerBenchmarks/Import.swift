import Benchmark
import Events
import Feeds
import Foundation
import Ledger
import Projections

/// Imports of police files: unpacked, read, compared with what the ledger holds, checked, appended, durable.
///
/// The files are the 24 months of Leicestershire below `INCIDENT_LEDGER_DATA`, or generated ones where that is not set.
enum Import {
  static let peer = "hashing and bare LMDB"
  private static let generatedRowCount = 8000

  static func register() {
    Benchmark("import of 24 months", configuration: configuration) { benchmark in
      let path = try filesPath()
      let folder = try Folders.empty("import")
      try Ledger.create(at: folder)
      let ledger = try Ledger(at: folder)
      try race(benchmark, path, ledger)
      Folders.remove(folder)
    }
    Benchmark("import of 24 months again, nothing changed", configuration: configuration) { benchmark in
      let path = try filesPath()
      let folder = try Folders.empty("import")
      try Ledger.create(at: folder)
      let ledger = try Ledger(at: folder)
      _ = try importFiles(path, into: ledger)
      try race(benchmark, path, ledger)
      Folders.remove(folder)
    }
  }

  private static var configuration: Benchmark.Configuration {
    Benchmark.Configuration(
      metrics: [.wallClock, Race.itemsPerSecond("row"), Race.share(peer)], warmupIterations: 1,
      maxDuration: .seconds(60), maxIterations: 5)
  }

  private static func race(_ benchmark: Benchmark, _ path: String, _ ledger: Ledger) throws {
    let rowCount = try countRows(path)
    let peerFolder = try Folders.empty("import-peer")
    try Race.run(benchmark, "row", itemCount: rowCount, against: peer) {
      let report = try importFiles(path, into: ledger)
      precondition(report.appended + report.duplicates == rowCount, "every row is imported")
    } _: {
      // The events of the import, hashed and put as they are.
      let events = try allEvents(of: ledger)
      blackHole(Peer.hash(events))
      try Peer.put(events, batchCount: 1 << 16, in: peerFolder)
    }
    Folders.remove(peerFolder)
  }

  private static func importFiles(_ path: String, into ledger: Ledger) throws -> FeedReport {
    try PoliceImport(paths: [path], forces: Shipped.forces, acceptsRemovals: false).append(
      Ingest(ledger: ledger))
  }

  private static func allEvents(of ledger: Ledger) throws -> [[UInt8]] {
    var events: [[UInt8]] = []
    try ledger.forEachEvent(in: 0..<ledger.length) { _, _, json in
      events.append(json)
      return true
    }
    return events
  }

  /// The rows of the files, counted by an import into a ledger of its own.
  private static func countRows(_ path: String) throws -> Int {
    let folder = try Folders.empty("import-count")
    defer { Folders.remove(folder) }
    try Ledger.create(at: folder)
    return try importFiles(path, into: try Ledger(at: folder)).appended
  }

  private static func filesPath() throws -> String {
    if let data = ProcessInfo.processInfo.environment["INCIDENT_LEDGER_DATA"] {
      return data + "/police/leicestershire"
    }
    let path = Folders.root + "/files"
    guard !FileManager.default.fileExists(atPath: path) else { return path }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    var world = World()
    for offset in 0..<24 {
      let month = World.firstMonth.adding(offset)
      try Data(world.file(of: month, rowCount: generatedRowCount).utf8)
        .write(to: URL(fileURLWithPath: "\(path)/\(month)-leicestershire-street.csv"))
    }
    return path
  }
}
