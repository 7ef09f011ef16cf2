internal import Bytes
internal import Events
internal import FileSystem

/// The notices of events that are being put back, kept in the site's folder until they are appended: whatever ends a repair in
/// between, the event that tells of it names the whole range.
extension Ledger {
  private var noticeFile: String { folder + "/repair-notices.jsonl" }

  /// Keeps a notice; where an interrupted repair kept one of the same events before, that one goes on.
  ///
  /// The caller holds the writer's lock.
  /// - Returns: the first event that the kept notice names.
  func keep(_ notice: RepairNotice) throws -> Int {
    var kept = try keptNotices()
    let (length, root) = (notice.parting.length, notice.parting.root)
    if let begun = kept.first(where: { $0.length == length && $0.root == root }) { return begun.start }
    kept.append(KeptNotice(event: notice.event, start: notice.parting.start, length: length, root: root))
    let lines = kept.flatMap { $0.event + [UInt8(ascii: "\n")] }
    try FileReplacement.write(lines, to: noticeFile, suffix: ".new", mode: PrivateFile.mode, isSynced: true)
    return notice.parting.start
  }

  /// Appends the notices that are kept, where that can be done now; else the next contact does it.
  /// - Throws: `LedgerError` for what does not pass by itself.
  @available(*, noasync, message: "an append stays on one thread")
  func appendKeptNoticesNow() throws {
    do {
      try translated { try appendKeptNotices() }
    } catch let error as LedgerError where [.busy, .unavailable, .uncertain].contains(error.code) {}
  }

  /// Appends the notices that are kept, where the shared journal holds all that the site does. Doing it again changes nothing.
  @available(*, noasync, message: "an append stays on one thread")
  func appendKeptNotices() throws {
    guard let bytes = try PrivateFile.contents(of: noticeFile) else { return }
    let notices = try keptNotices()
    if !notices.isEmpty {
      // This call is what other appends end with.
      _ = try append(limits: .standard) { batch in for notice in notices { try batch.add(notice.event) } }
    }
    let lock = try FileLock(folder + "/writer.lock")
    try lock.lock(waitingSeconds: Ledger.maximumWaitSeconds)
    defer { lock.unlock() }
    // Another repair may keep one meanwhile.
    if try PrivateFile.contents(of: noticeFile) == bytes { forgetNotices() }
  }

  func forgetNotices() { Files.removeFile(noticeFile) }

  /// The notices of what this site still holds; what others say is not so any more.
  private func keptNotices() throws -> [KeptNotice] {
    guard let bytes = try PrivateFile.contents(of: noticeFile) else { return [] }
    let length = try length
    let notices = try bytes.split(separator: UInt8(ascii: "\n")).map { line in
      guard let notice = KeptNotice(Array(line)) else {
        throw LedgerError(
          .damaged, "the file \(noticeFile) has other lines than notices: put it elsewhere, and run repair again")
      }
      return notice
    }
    return try notices.filter { try $0.length <= length && root(size: $0.length) == $0.root }
  }
}

/// A notice as it was kept.
private struct KeptNotice {
  var event: [UInt8]
  var start: Int
  /// How many events the site held, and their root.
  var length: Int
  var root: [UInt8]

  init(event: [UInt8], start: Int, length: Int, root: [UInt8]) {
    (self.event, self.start, self.length, self.root) = (event, start, length, root)
  }

  /// Reads a line of the file; nil where it is none.
  init?(_ line: [UInt8]) {
    var document = JSONDocument()
    guard (try? document.read(line[...])) != nil else { return nil }
    func text(_ member: String) -> String? {
      document.member(document.root, member).map { String(decoding: document.raw($0), as: UTF8.self) }
    }
    guard let start = text("lostfrom").flatMap({ Int($0) }), let length = text("lostto").flatMap({ Int($0) }),
      length >= 0, let root = text("lostroot").flatMap(Digest.bytes(hex:))
    else { return nil }
    self.init(event: line, start: start, length: length, root: root)
  }
}
