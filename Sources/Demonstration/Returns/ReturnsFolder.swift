package import Events
internal import Feeds
internal import FileSystem
package import Ledger

/// The folder in which the partners' spreadsheets lie, with their feed files and the key of their pseudonyms, and the way
/// from there into the ledger: that which every partner's return takes.
package struct ReturnsFolder {
  package let path: String
  /// What was imported from it, feed by feed.
  package private(set) var imports: [Imports] = []

  /// The spreadsheets of a feed.
  package struct Imports: Sendable {
    package var feed: String
    package var feedFile: String
    /// In the order in which they came.
    package var files: [(path: String, months: ClosedRange<Month>?)] = []
  }

  /// The folder beside a ledger's.
  package static func path(besides ledger: String) -> String {
    var ledger = ledger
    while ledger.count > 1, ledger.hasSuffix("/") { ledger.removeLast() }
    return ledger + "-returns"
  }

  /// Checks that there is nothing in its place.
  /// - Throws: `LedgerError.cannotCreate`.
  package static func check(besides ledger: String) throws(LedgerError) {
    let path = path(besides: ledger)
    guard !Files.exists(path) else {
      throw LedgerError(
        .cannotCreate, "\(path) is there already: choose another folder for the ledger, or move it away")
    }
  }

  /// Makes the folder with a key that is made of the seed, so that the same seed makes the same pseudonyms.
  init(besides ledger: Ledger, seed: UInt64) throws {
    path = ReturnsFolder.path(besides: ledger.folder)
    try ReturnsFolder.check(besides: ledger.folder)
    do {
      _ = try Files.makeFolder(path, mode: 0o700)
    } catch {
      throw LedgerError(.cannotCreate, error.message)
    }
    var chance = SplitMix64(seed: seed, part: 31)
    let key = (0..<PseudonymKeyFile.keyByteCount).map { _ in UInt8(chance.below(256)) }
    try PseudonymKeyFile.write(key, to: keyPath, ledger: ledger.folder)
  }

  package var keyPath: String { path + "/demonstration.key" }

  /// Adopts the feed file of a partner.
  mutating func adopt(_ feed: PartnerFeed, in ledger: Ledger, at time: RecordedTime) throws {
    let path = try write(feed.feedFile, as: feed.feedFileName)
    imports.append(Imports(feed: feed.file.feed, feedFile: path))
    let report = try FeedFileImport([(name: feed.feedFileName, bytes: feed.feedFile)]).append(
      Ingest(ledger: ledger, times: .at(time)))
    precondition(report.appended == 1, "\(feed.feedFileName) can be adopted: \(report.refusals)")
  }

  /// Imports a spreadsheet as a return that became known at a time.
  mutating func load(_ sheet: PartnerFeed.Sheet, of feed: PartnerFeed, into ledger: Ledger, at time: RecordedTime)
    throws
  {
    let file = try write(sheet.bytes, as: sheet.fileName)
    if let index = imports.firstIndex(where: { $0.feed == feed.file.feed }) {
      imports[index].files.append((file, sheet.months))
    }
    var options = ReturnOptions()
    options.months = sheet.months
    let report = try ReturnImport(feed.file, paths: [file], options: options, key: keyPath, ledger: ledger.folder)
      .append(Ingest(ledger: ledger, times: .at(time)))
    precondition(report.refused == 0, "\(sheet.fileName) can be imported: \(report.refusals)")
  }

  private func write(_ bytes: [UInt8], as name: String) throws(LedgerError) -> String {
    do {
      try FileReplacement.write(bytes, to: path + "/" + name, suffix: ".new", isSynced: false)
    } catch {
      throw LedgerError(.cannotCreate, error.message)
    }
    return path + "/" + name
  }
}
