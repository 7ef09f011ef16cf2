#if canImport(Glibc)
  import Glibc
#endif

/// Lets transactions in side by side, and a change of the map only when none is open in the process.
///
/// LMDB moves the map when its size changes, which would pull the pages from under an open transaction. A change that
/// waits holds newcomers back, so that it comes to its turn; a thread that has a transaction open already is let
/// through, so that a read within a read cannot block itself.
@safe final class Gate: @unchecked Sendable {
  // Unchecked: `open` and `changing` are touched only while `mutex` is held.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var open: [pthread_t: Int] = [:]
  private var changing = 0

  init() {
    // SAFETY: both were allocated above and are initialised once, before anybody else sees them.
    unsafe pthread_mutex_init(mutex, nil)
    // SAFETY: as above.
    unsafe pthread_cond_init(changed, nil)
  }

  deinit {
    // SAFETY: nobody can wait for them any more: waiting keeps the gate alive.
    unsafe pthread_mutex_destroy(mutex)
    // SAFETY: as above.
    unsafe pthread_cond_destroy(changed)
    // SAFETY: allocated by `init`, freed only here.
    unsafe mutex.deallocate()
    // SAFETY: as above.
    unsafe changed.deallocate()
  }

  /// Counts a transaction of the calling thread in.
  func enter() {
    lock()
    let thread = pthread_self()
    while changing > 0 && open[thread] == nil { wait() }
    open[thread, default: 0] += 1
    unlock()
  }

  /// Counts a transaction of the calling thread out.
  func leave() {
    lock()
    let thread = pthread_self()
    guard let count = open[thread] else {
      preconditionFailure("a transaction ends on the thread that began it")
    }
    open[thread] = count == 1 ? nil : count - 1
    if open.isEmpty { wakeAll() }
    unlock()
  }

  /// Whether the calling thread has a transaction open.
  var isOpenOnThisThread: Bool {
    lock()
    defer { unlock() }
    return open[pthread_self()] != nil
  }

  /// Runs `change` when no transaction is open in the process.
  func alone(_ change: () -> Int32) -> Int32 {
    lock()
    precondition(
      open[pthread_self()] == nil, "the map's size cannot change inside a transaction of the same thread")
    changing += 1
    while !open.isEmpty { wait() }
    let result = change()
    changing -= 1
    wakeAll()
    unlock()
    return result
  }

  // SAFETY: for all four, the primitives were initialised by `init` and live as long as the gate.
  private func lock() { unsafe pthread_mutex_lock(mutex) }
  private func unlock() { unsafe pthread_mutex_unlock(mutex) }
  private func wait() { unsafe pthread_cond_wait(changed, mutex) }
  private func wakeAll() { unsafe pthread_cond_broadcast(changed) }
}
