import FileSystem
import LMDB
import TestSupport
import Testing

@Suite("File locks")
struct FileLockTests {
  let scratch = Scratch()

  private func failure(_ body: () throws(FileSystemError) -> Void) -> FileSystemError.Code? {
    do { try body() } catch { return error.code }
    return nil
  }

  @Test("one holder at a time; the next gets it when it is given back or let go of")
  func exclusive() throws {
    let second = try FileLock(scratch("lock"))
    do {
      let first = try FileLock(scratch("lock"))
      #expect(try first.tryLock())
      #expect(try !second.tryLock())
      first.unlock()
      #expect(try second.tryLock())
      #expect(try !first.tryLock())
      second.unlock()
      try first.lock(waitingSeconds: 0)
    }
    #expect(try second.tryLock())
  }

  @Test("waiting ends with the lock, or with a plain refusal")
  func waiting() throws {
    let path = scratch("lock")
    let first = try FileLock(path)
    try first.lock(waitingSeconds: 0)
    let code = failure { () throws(FileSystemError) in try FileLock(path).lock(waitingSeconds: 0.02) }
    #expect(code == .busy)
    let other = startThread { try FileLock(path).lock(waitingSeconds: 10) }
    pause(milliseconds: 20)
    #expect(!other.hasEnded)
    first.unlock()
    try other.wait()
  }

  @Test("a lock in a folder that is not there is refused")
  func missing() {
    #expect(failure { () throws(FileSystemError) in _ = try FileLock(scratch("missing/lock")) } == .notFound)
  }
}
