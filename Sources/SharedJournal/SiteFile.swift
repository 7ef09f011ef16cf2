internal import FileSystem
package import Ledger

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
  /// The keys of other sites, by their names, as this site has met them first or was told: what they say of themselves is signed
  /// with them.
  package var keys: [String: NoteVerifier] = [:]
  /// The names of keys of this site that sign nothing any more, as what they signed is not the ledger's history now.
  package var endedOrigins: Set<String> = []
  /// The names of keys that have signed what this site says of its history, in its row or as a checkpoint of its own.
  package var signedOrigins: Set<String> = []

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
    for pair in pairs where pair.count == 2 {
      if pair[0] == SiteFile.endedWord { endedOrigins.insert(String(pair[1])) }
      if pair[0] == SiteFile.signedWord { signedOrigins.insert(String(pair[1])) }
      guard pair[0] == SiteFile.keyWord else { continue }
      let words = pair[1].split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2, let key = try? NoteVerifier(words[1]) else { throw LedgerError(.unreadableSite(path)) }
      keys[words[0]] = key
    }
  }

  private static let keyWord = "key"
  private static let endedWord = "ended"
  private static let signedWord = "signed"

  package init(address: String, name: String, identity: [UInt8], journal: String, epoch: Int, timeline: Int) {
    (self.address, self.name, self.identity) = (address, name, identity)
    (self.journal, self.epoch, self.timeline) = (journal, epoch, timeline)
  }

  package func write(to folder: String) throws {
    var text = """
      \(SiteFile.title)
      address \(address)
      name \(name)
      identity \(Digest.hex(identity))
      journal \(journal)
      epoch \(epoch)
      timeline \(timeline)

      """
    for (name, key) in keys.sorted(by: { $0.key < $1.key }) { text += "\(SiteFile.keyWord) \(name) \(key.text)\n" }
    for name in endedOrigins.sorted() { text += "\(SiteFile.endedWord) \(name)\n" }
    for name in signedOrigins.sorted() { text += "\(SiteFile.signedWord) \(name)\n" }
    do {
      try FileReplacement.write(
        Array(text.utf8), to: Ledger.siteFile(of: folder), suffix: ".new", mode: PrivateFile.mode, isSynced: true)
    } catch {
      throw LedgerError(error)
    }
  }
}

extension SiteFile {
  /// How long another process is waited for that changes the file.
  private static let lockSeconds = 5.0

  /// Changes what a site knows, also of what another process of it has learned meanwhile.
  /// - Parameter known: what is taken where the file is gone.
  /// - Returns: the file as it is now.
  static func change(
    in folder: String, known: SiteFile? = nil, _ change: (inout SiteFile) -> Void
  ) throws -> SiteFile? {
    let lock = try FileLock(Ledger.siteFile(of: folder) + ".lock")
    try lock.lock(waitingSeconds: lockSeconds)
    defer { lock.unlock() }
    guard var site = try SiteFile(of: folder) ?? known else { return nil }
    change(&site)
    try site.write(to: folder)
    return site
  }

  /// Notes, before a key signs, that it does, so that a repair that changes the history ends it. A ledger that is no site notes
  /// nothing.
  /// - Throws: `LedgerError.stopped` for a key that signs nothing any more.
  package static func noteSigning(by name: String, in folder: String) throws {
    try translated {
      guard let site = try SiteFile(of: folder) else { return }
      guard !site.endedOrigins.contains(name) else { throw SharingFault.endedOrigin(name) }
      if !site.signedOrigins.contains(name) { _ = try change(in: folder) { $0.signedOrigins.insert(name) } }
    }
  }
}
