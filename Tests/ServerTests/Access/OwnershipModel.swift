import LedgerTestSupport

/// Whose records are, the slow and obvious way: a batch is judged event by event on a copy of all that is known.
///
/// A refusal is to tell nothing of others. So the batch is judged first in a world without what is theirs: what is refused
/// there is refused, in the same words. Only what is taken there meets the world as it is.
struct OwnershipModel {
  struct Event: Equatable {
    var id: String
    var source: String
    var kind: String
    var subject: String
    var action: Action
  }

  enum Action: String, CaseIterable { case open, change, close }

  struct Token {
    /// nil: any.
    var appends: Set<String>?
    var succeeds: Set<String> = []

    func mayAppend(_ source: String) -> Bool { appends?.contains(source) ?? true }
    func mayChange(_ owner: String) -> Bool { mayAppend(owner) || succeeds.contains(owner) }
  }

  enum Answer: Equatable {
    case taken(appended: Int, duplicates: Int)
    case refused(status: Int, places: [String])
  }

  private struct Record {
    var isOpen: Bool
    var owner: String
  }

  private struct World {
    var records: [String: Record] = [:]
    var events: [String: Event] = [:]

    /// Without what belongs to others.
    func seen(by token: Token) -> World {
      World(
        records: records.filter { token.mayChange($0.value.owner) },
        events: events.filter { token.mayAppend($0.value.source) })
    }
  }

  private var world = World()

  mutating func append(_ batch: [Event], _ token: Token) -> Answer {
    var seen = world.seen(by: token)
    let answer = OwnershipModel.take(batch, token, in: &seen)
    guard case .taken = answer else { return answer }
    // What is not seen stands in the way of what is opened in its place, once each.
    var blocked: [String] = []
    var met: Set<String> = []
    for (index, event) in batch.enumerated() {
      guard event.action == .open, world.events[event.source + " " + event.id] == nil else { continue }
      let name = event.kind + " " + event.subject
      if let record = world.records[name], !token.mayChange(record.owner), met.insert(name).inserted {
        blocked.append("\(index) /subject")
      }
    }
    if !blocked.isEmpty { return .refused(status: 403, places: blocked) }
    return OwnershipModel.take(batch, token, in: &world)
  }

  private static func take(_ batch: [Event], _ token: Token, in world: inout World) -> Answer {
    var next = world
    var faults: [(place: String, status: Int)] = []
    var (appended, duplicates) = (0, 0)
    for (index, event) in batch.enumerated() {
      func refuse(_ status: Int, _ place: String) { faults.append(("\(index) /\(place)", status)) }
      guard token.mayAppend(event.source) else {
        refuse(403, "source")
        continue
      }
      if let other = next.events[event.source + " " + event.id] {
        if other == event { duplicates += 1 } else { refuse(409, "id") }
        continue
      }
      let name = event.kind + " " + event.subject
      let record = next.records[name]
      switch event.action {
      case .open where record?.isOpen == true: refuse(422, "subject")
      case .open: next.records[name] = Record(isOpen: true, owner: event.source)
      case .change where record?.isOpen == true: break
      case .close where record?.isOpen == true: next.records[name]?.isOpen = false
      // To a token of some sources what is not there is another's.
      default: refuse(record == nil && token.appends != nil ? 403 : 422, "subject")
      }
      if faults.last?.place.hasPrefix("\(index) ") == true { continue }
      next.events[event.source + " " + event.id] = event
      appended += 1
    }
    guard faults.isEmpty else {
      let statuses = faults.map(\.status)
      let status = statuses.contains(403) ? 403 : statuses.allSatisfy { $0 == 409 } ? 409 : 422
      return .refused(status: status, places: faults.map(\.place))
    }
    world = next
    return .taken(appended: appended, duplicates: duplicates)
  }
}
