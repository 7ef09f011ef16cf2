import Foundation
import Synchronization

/// A thread of its own, whose error comes out of `wait`.
final class Running: Sendable {
  private let outcome = Mutex<Result<Void, any Error>?>(nil)

  var hasEnded: Bool { outcome.withLock { $0 != nil } }

  fileprivate func end(_ result: Result<Void, any Error>) { outcome.withLock { $0 = result } }

  func wait() throws {
    while true {
      if let result = outcome.withLock({ $0 }) { return try result.get() }
      pause(milliseconds: 1)
    }
  }
}

func startThread(_ body: @escaping @Sendable () throws -> Void) -> Running {
  let running = Running()
  Thread.detachNewThread { running.end(Result(catching: body)) }
  return running
}

/// Runs `body` on a thread of its own and waits for it.
func onAnotherThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) throws -> Value {
  let value = Box<Value>()
  try startThread { value.content.withLock { [body] in $0 = Result(catching: body) } }.wait()
  return try value.content.withLock { $0! }.get()
}

private final class Box<Value: Sendable>: Sendable {
  let content = Mutex<Result<Value, any Error>?>(nil)
}

func pause(milliseconds: Int) { Thread.sleep(forTimeInterval: Double(milliseconds) / 1000) }
