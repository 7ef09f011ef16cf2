import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

@testable import Server

@Suite("Questions that take long", .ownThreads)
struct QuestionQueueTests {
  /// Work that lasts until it is let go.
  private final class Held: Sendable {
    private let state = Mutex<(isOver: Bool, begun: [String])>((false, []))

    var begun: [String] { state.withLock { $0.begun } }
    func letGo() { state.withLock { $0.isOver = true } }

    func work(_ name: String) async throws {
      state.withLock { $0.begun.append(name) }
      while !state.withLock({ $0.isOver }) { try await Task.sleep(for: .milliseconds(2)) }
    }
  }

  private static func limits(all: Int = 8, caller: Int = 4) -> ServerLimits {
    var limits = ServerLimits()
    (limits.questions, limits.questionsOfCaller) = (all, caller)
    return limits
  }

  private func until(_ isSo: () -> Bool) async throws {
    for _ in 0..<1000 where !isSo() { try await Task.sleep(for: .milliseconds(2)) }
    #expect(isSo())
  }

  @Test("are so many for a caller, and so many for all")
  func bounds() async throws {
    let (queue, held) = (QuestionQueue(width: 1, QuestionQueueTests.limits(all: 6)), Held())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for caller in ["a", "a", "a", "a", "b", "b"] {
        group.addTask { try await queue.run(for: caller, nil) { try await held.work(caller) } }
      }
      try await until { queue.count == 6 }
      await #expect(throws: QuestionQueue.Full.ofCaller) { try await queue.run(for: "a", nil) {} }
      await #expect(throws: QuestionQueue.Full.ofAll) { try await queue.run(for: "c", nil) {} }
      held.letGo()
      try await group.waitForAll()
    }
    #expect(queue.count == 0)
    try await queue.run(for: "c", nil) {}
  }

  @Test("come in turns: who asks much keeps others waiting for one")
  func turns() async throws {
    let (queue, held) = (QuestionQueue(width: 1, QuestionQueueTests.limits()), Held())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (count, caller) in ["a", "a", "a", "b"].enumerated() {
        group.addTask { try await queue.run(for: caller, nil) { try await held.work(caller) } }
        try await until { queue.count == count + 1 }
      }
      held.letGo()
      try await group.waitForAll()
    }
    #expect(held.begun == ["a", "a", "b", "a"])
  }

  @Test("of a caller that has gone away are not begun, and ended where they run")
  func presence() async throws {
    let (queue, held, presence) = (QuestionQueue(width: 1, QuestionQueueTests.limits()), Held(), Presence())
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await queue.run(for: "a", nil) { try await held.work("a") } }
      try await until { queue.count == 1 }
      group.addTask {
        await #expect(throws: QuestionQueue.Abandoned.self) { try await queue.run(for: "b", presence) {} }
      }
      try await until { queue.count == 2 }
      presence.end()
      #expect(presence.isThere)
      presence.leave()
      #expect(!presence.isThere)
      held.letGo()
      try await group.waitForAll()
    }
    #expect(held.begun == ["a"])
  }

  @Test("beyond that are answered 429, and others go on being answered")
  func tooMany() async throws {
    let served = try Served(public: true, limits: QuestionQueueTests.limits(caller: 0))
    try await served.server.application().test(.router) { client in
      for path in [
        "/reports/2018-19-Q4?area=E07000129", "/report/2018-19-Q4", "/trends/crime?area=a&from=2019-01&to=2019-02",
      ] {
        let reply = try await client.get(path)
        #expect(reply.status == 429 && reply.headers[.retryAfter] == "2", "\(path) \(reply)")
      }
      for path in ["/health", "/ready", "/definitions", "/areas", "/style.css", "/metrics"] {
        #expect(try await client.get(path).status == 200, "\(path)")
      }
    }
  }
}
