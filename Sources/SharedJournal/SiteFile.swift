internal import FileSystem
internal import Ledger

/// The file that makes a ledger the site of a shared journal: which one, under which name, and what the site has seen of it.
package struct SiteFile: Equatable, Sendable {
  package var address: String
  package var name: String
  /// Random, made with the site.
  package var identity: [UInt8]
  /// The shared journal that it belongs to.
  package var journal: String
  /// The highest epoch, and the timeline, that the site has seen.
  package var epoch: Int
  package var timeline: Int

  private static let title = "incident-ledger site 1"

  /// Reads the file of a ledger; nil where the ledger is no site.
  package init?(of folder: String) throws {
    let path = Ledger.siteFile(of: folder)
    let bytes: [UInt8]?
    do {
      bytes = try PrivateFile.contents(of: path)
    } catch {
      throw LedgerError(error)
    }
    guard let bytes else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    let pairs = lines.dropFirst().map { $0.split(separator: " ", maxSplits: 1) }
    let values = Dictionary(
      pairs.filter { $0.count == 2 }.map { (String($0[0]), String($0[1])) }, uniquingKeysWith: { first, _ in first })
    guard lines.first.map(String.init) == SiteFile.title, let address = values["address"], let name = values["name"],
      let identity = values["identity"].flatMap(Digest.bytes(hex:)), let journal = values["journal"],
      let epoch = values["epoch"].flatMap({ Int($0) }), let timeline = values["timeline"].flatMap({ Int($0) })
    else { throw LedgerError(.unreadableSite(path)) }
    (self.address, self.name, self.identity) = (address, name, identity)
    (self.journal, self.epoch, self.timeline) = (journal, epoch, timeline)
  }

  package init(address: String, name: String, identity: [UInt8], journal: String, epoch: Int, timeline: Int) {
    (self.address, self.name, self.identity) = (address, name, identity)
    (self.journal, self.epoch, self.timeline) = (journal, epoch, timeline)
  }

  package func write(to folder: String) throws {
    let text = """
      \(SiteFile.title)
      address \(address)
      name \(name)
      identity \(Digest.hex(identity))
      journal \(journal)
      epoch \(epoch)
      timeline \(timeline)

      """
    do {
      try FileReplacement.write(
        Array(text.utf8), to: Ledger.siteFile(of: folder), suffix: ".new", mode: PrivateFile.mode, isSynced: true)
    } catch {
      throw LedgerError(error)
    }
  }
}
