import Bytes
import FileSystem
import Foundation
import LMDB
import TestSupport
import Testing

@Suite("Several processes")
struct ProcessTests {
  let scratch = Scratch()

  @Test("what another process commits is read here, also when it has enlarged the store")
  func enlarged() async throws {
    let store = try scratch.store(mapSizeInBytes: 128 << 10)
    try store.put("alpha", "one")
    await #expect(processExitsWith: .success) { [path = scratch("store") as String] in
      let other = try Store(at: path, tables: bothTables, access: .readWrite)
      try other.grow(toAtLeast: 8 << 20)
      try other.write { transaction in
        for key in UInt64(0)..<500 {
          try transaction.put(key: key, value: [UInt8](repeating: 1, count: 3000).rawBytes, in: numbers)
        }
      }
    }
    #expect(store.mapSizeInBytes == 128 << 10)
    #expect(try store.read { try $0.count(in: numbers) } == 500)
    #expect(store.mapSizeInBytes == 8 << 20)
    try store.put("alpha", "two")
    #expect(try store.text("alpha") == "two")
  }

  @Test("a thread that reads already cannot adopt a larger store, and says so")
  func enlargedMeanwhile() async throws {
    let store = try scratch.store(mapSizeInBytes: 128 << 10)
    try store.put("alpha", "one")
    // The reader and the other process take turns on threads of their own, as a read cannot wait for an `await`.
    let isReading = DispatchSemaphore(value: 0)
    let isEnlarged = DispatchSemaphore(value: 0)
    let reader = startThread {
      try store.read { transaction in
        isReading.signal()
        isEnlarged.wait()
        #expect(refusal { try store.read { _ in } } == .mapResized)
        let count = try transaction.count(in: numbers)
        #expect(count == 0)
        #expect(try transaction.value(for: Array("alpha".utf8).rawBytes, in: words)?.text() == "one")
      }
    }
    await Task.detached { isReading.waitHere() }.value
    await #expect(processExitsWith: .success) { [path = scratch("store") as String] in
      let other = try Store(at: path, tables: bothTables, access: .readWrite)
      try other.grow(toAtLeast: 8 << 20)
      try other.write { transaction in
        try transaction.put(key: 1, value: [UInt8](repeating: 1, count: 1 << 20).rawBytes, in: numbers)
      }
    }
    isEnlarged.signal()
    await Task.detached { try? reader.wait() }.value
    #expect(try store.read { try $0.count(in: numbers) } == 1)
  }

  @Test("a writer that is killed leaves nothing behind that stops the next")
  func killed() async throws {
    let store = try scratch.store()
    try store.put("alpha", "one")
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = scratch("store") as String] in
      let other = try Store(at: path, tables: bothTables, access: .readWrite)
      try other.read { _ in
        try onAnotherThread {
          var transaction = try other.beginWrite()
          try transaction.put(key: Array("alpha".utf8).rawBytes, value: [2].rawBytes, in: words)
          kill(getpid(), SIGKILL)
          transaction.abort()
        }
      }
    }
    #expect(try store.text("alpha") == "one")
    try store.put("alpha", "two")
    #expect(try store.text("alpha") == "two")
  }

  @Test("a file lock keeps other processes out until its holder ends")
  func locking() async throws {
    let lock = try FileLock(scratch("lock"))
    #expect(try lock.tryLock())
    await #expect(processExitsWith: .success) { [path = scratch("lock") as String] in
      let isFree = try FileLock(path).tryLock()
      #expect(!isFree)
    }
    lock.unlock()
    await #expect(processExitsWith: .success) { [path = scratch("lock") as String] in
      let isFree = try FileLock(path).tryLock()
      #expect(isFree)
    }
    #expect(try lock.tryLock())
  }

  @Test("a disk that is full fails the commit plainly, and the next one succeeds when there is room")
  func fullDisk() async throws {
    do { try scratch.store(mapSizeInBytes: 8 << 20).put("alpha", "one") }
    await #expect(processExitsWith: .success) { [path = scratch("store") as String] in
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 100 << 10, rlim_max: .max)
      // SAFETY: setrlimit(2) reads the structure for the time of the call.
      #expect(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let store = try Store(at: path, tables: bothTables, access: .readWrite)
      let block = [UInt8](repeating: 1, count: 500_000)
      let code = refusal { try store.write { try $0.put(key: 1, value: block.rawBytes, in: numbers) } }
      #expect(code == .io || code == .diskFull)
      #expect(try store.text("alpha") == "one")
      let again = refusal { try store.write { try $0.put(key: 1, value: block.rawBytes, in: numbers) } }
      #expect(again == .io || again == .diskFull)
      limit.rlim_cur = .max
      // SAFETY: as above.
      #expect(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      try store.write { try $0.put(key: 1, value: block.rawBytes, in: numbers) }
      #expect(try store.text("alpha") == "one")
    }
    let store = try Store(at: scratch("store"), tables: bothTables, access: .readWrite)
    #expect(try store.text("alpha") == "one")
    try store.put("alpha", "three")
    #expect(try store.text("alpha") == "three")
  }

  @Test("a write within a transaction of the same thread, and growing there, trap")
  func mistakes() async throws {
    _ = try scratch.store()
    await #expect(processExitsWith: .failure) { [path = scratch("store") as String] in
      let store = try Store(at: path, tables: bothTables, access: .readWrite)
      try store.read { _ in try store.grow(toAtLeast: 1 << 30) }
    }
    await #expect(processExitsWith: .failure) { [path = scratch("store") as String] in
      let store = try Store(at: path, tables: bothTables, access: .readWrite)
      try store.write { _ in try store.put("alpha", "one") }
    }
    await #expect(processExitsWith: .failure) { [path = scratch("store") as String] in
      let store = try Store(at: path, tables: bothTables, access: .readWrite)
      try store.read { _ = try $0.count(in: Table("unknown")) }
    }
  }
}

extension DispatchSemaphore {
  /// Waits, where no task is kept from going on.
  fileprivate func waitHere() { wait() }
}
