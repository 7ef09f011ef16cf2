internal import Events
internal import Feeds
internal import FileSystem
internal import Foundation
internal import Logging
internal import Pages
internal import ServiceLifecycle
internal import Synchronization

/// What people send by pages, and how far it has come: at most one return of each who is signed in.
///
/// Until somebody says yes its file is held: for less than a quarter of an hour and no longer than the sign-in, readable for
/// the user of the process alone, outside the ledger, under a token that serves once. It is deleted when it is given out, when
/// another takes its place, when its owner gives it up or signs out, when its time is over, and when the server stops. What
/// pages show of it is kept in memory for the same time.
final class HeldReturns: Service {
  struct Bounds: Sendable {
    /// Looked for those whose time is over as often as this, so that none is held for longer than 15 minutes.
    var sweepSeconds: Int64 = 5
    var seconds: Int64 = 15 * 60 - 5
    /// The most at a time, and the most bytes of them together.
    var count = 64
    var bytes = 256 << 20

    init() {}
  }

  /// There is no room for another.
  struct Full: Error {}

  private struct Entry: Sendable {
    let looked: LookedReturn
    let ends: RecordedTime
    let step: Step

    var token: String? { if case .held(let token, _, _) = step { token } else { nil } }
    var heldByteCount: Int? { if case .held(_, _, let byteCount) = step { byteCount } else { nil } }
  }

  private enum Step: Sendable {
    case refused, taken
    case held(token: String, path: String, byteCount: Int)
  }

  private let folder: HoldingFolder
  private let bounds: Bounds
  private let clock: @Sendable () -> RecordedTime
  private let entries = Mutex<[String: Entry]>([:])

  init(_ folder: HoldingFolder, bounds: Bounds = Bounds(), clock: @escaping @Sendable () -> RecordedTime) {
    (self.folder, self.bounds, self.clock) = (folder, bounds, clock)
    folder.clean()
  }

  // MARK: Holding

  /// Holds a return in place of any other of its owner.
  /// - Parameter ends: until when at most; nil: as long as any is held.
  /// - Throws: `Full`; and what making the file throws. Nothing is held then.
  func hold(_ upload: ReturnUpload, _ looked: LookedReturn, of owner: ReturnOwner, until ends: RecordedTime? = nil)
    throws
  {
    forget(owner)
    let path = try folder.newPath()
    let token = HeldReturns.newToken()
    let byteCount = upload.bytes.count
    let entry = Entry(
      looked: looked, ends: end(owner, ends), step: .held(token: token, path: path, byteCount: byteCount))
    sweep()
    try entries.withLock { entries in
      let held = entries.values.compactMap(\.heldByteCount)
      guard held.count < bounds.count, held.reduce(byteCount, +) <= bounds.bytes else { throw Full() }
      entries[owner.key] = entry
    }
    do {
      try Files.create(path, upload.bytes, mode: PrivateFile.mode)
    } catch {
      forget(owner, token: token)
      throw error
    }
    // It may have been forgotten while it was written.
    let isThere = entries.withLock { $0[owner.key]?.token == token }
    if !isThere { Files.removeFile(path) }
  }

  /// Keeps what a page shows of a return that is not held: it was refused, or imported.
  func note(_ looked: LookedReturn, isTaken: Bool, of owner: ReturnOwner) {
    forget(owner)
    sweep()
    let entry = Entry(looked: looked, ends: end(owner, nil), step: isTaken ? .taken : .refused)
    entries.withLock { entries in
      // What only says how it went takes no file, and makes room for what does so later.
      let told = entries.filter { $0.value.token == nil }
      if told.count >= bounds.count, let oldest = told.min(by: { $0.value.ends < $1.value.ends }) {
        entries[oldest.key] = nil
      }
      entries[owner.key] = entry
    }
  }

  private func end(_ owner: ReturnOwner, _ latest: RecordedTime?) -> RecordedTime {
    let longest = RecordedTime(microseconds: clock().microseconds + bounds.seconds * 1_000_000)
    return [longest, owner.ends, latest].compactMap(\.self).min() ?? longest
  }

  private static func newToken() -> String {
    // The system's generator is the operating system's, made for keys.
    let bytes = Data((0..<32).map { _ in UInt8.random(in: .min ... .max) })
    return bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  // MARK: Giving out

  /// How far the owner's return has come; nil where there is none.
  func stage(of owner: ReturnOwner) -> ReturnStage? {
    let now = clock()
    guard let entry = entries.withLock({ $0[owner.key] }), entry.ends > now else { return nil }
    let step: ReturnStage.Step =
      switch entry.step {
      case .refused: .refused
      case .taken: .taken
      case .held(let token, _, _):
        .waits(
          ReturnStage.Question(
            token: token, unusual: entry.looked.unusual,
            minutes: Int((entry.ends.microseconds - now.microseconds + 59_999_999) / 60_000_000)))
      }
    return ReturnStage(feed: entry.looked.feed.feed, file: entry.looked.file, report: entry.looked.report, step: step)
  }

  /// Gives out the return that the owner holds under a token, once; its file is deleted.
  /// - Returns: nil where the owner holds none under it.
  func take(_ token: String, of owner: ReturnOwner) throws -> TakenReturn? {
    let now = clock()
    let found = entries.withLock { entries -> Entry? in
      guard let entry = entries[owner.key], entry.token == token else { return nil }
      entries[owner.key] = nil
      return entry
    }
    guard let found, case .held(_, let path, _) = found.step else { return nil }
    defer { Files.removeFile(path) }
    guard found.ends > now, let bytes = try PrivateFile.contents(of: path) else { return nil }
    return TakenReturn(
      looked: found.looked, upload: ReturnUpload(name: found.looked.file, bytes: bytes), ends: found.ends)
  }

  // MARK: Deleting

  /// Deletes what an owner has sent.
  /// - Parameter token: only where it is held under this one.
  func forget(_ owner: ReturnOwner, token: String? = nil) {
    delete { key, entry in key == owner.key && (token == nil || entry.token == token) }
  }

  /// Deletes what has been there for its time.
  func sweep() {
    let now = clock()
    delete { _, entry in entry.ends <= now }
  }

  private func delete(_ isOver: (_ key: String, _ entry: Entry) -> Bool) {
    let over = entries.withLock { entries in
      let over = entries.filter { isOver($0.key, $0.value) }
      for key in over.keys { entries[key] = nil }
      return over
    }
    for case .held(_, let path, _) in over.values.map(\.step) { Files.removeFile(path) }
  }

  /// How many are held.
  var count: Int { entries.withLock { $0.values.compactMap(\.heldByteCount).count } }

  /// Lasts until the server is told to stop, and deletes everything then.
  func run() async throws {
    await cancelWhenGracefulShutdown { [self] in
      while (try? await Task.sleep(for: .seconds(bounds.sweepSeconds))) != nil { sweep() }
    }
    removeAll()
  }

  func removeAll() {
    delete { _, _ in true }
    folder.remove()
  }

  deinit { removeAll() }
}
