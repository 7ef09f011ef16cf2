import Events
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Testing

@testable import Server

/// The attack: every pair of scopes and type of event.
@Suite("What may be appended")
struct AuthorityTests {
  /// The scopes of a token, and what they allow, written a second time.
  struct Holder: Sendable, CustomTestStringConvertible {
    let scopes: [String]
    /// Under which of the two sources records are opened, and whose are changed.
    var opens: Set<String> = []
    var changes: Set<String> = []
    /// The facts that may be stated.
    var facts: Set<EventType> = []
    /// Under which of the two sources facts are stated.
    var sources: Set<String> = both

    var testDescription: String { scopes.joined(separator: " ") }
  }

  static let (own, foreign) = ("charity/b", "police/a")
  static let both: Set = [own, foreign]
  static let reference: Set<EventType> = [.areaAssigned, .populationEstimated, .statisticPublished]
  static let facts = reference.union([
    .practiceNoted, .definitionAdopted, .feedAdopted, .figurePublished, .partyErased, .coverageDeclared,
  ])

  static let holders = [
    Holder(scopes: ["append:charity/b"], opens: [own], changes: [own]),
    Holder(scopes: ["append:charity/b", "append:police/a"], opens: both, changes: both),
    Holder(scopes: ["append"], opens: both, changes: both),
    Holder(scopes: ["append:charity/b", "succeeds:police/a"], opens: [own], changes: both),
    Holder(scopes: ["append:charity"]), Holder(scopes: ["append:charity/b/"]), Holder(scopes: ["succeeds:charity/b"]),
    Holder(scopes: ["append:charity/c", "succeeds:charity/b"]),
    Holder(scopes: ["read"]), Holder(scopes: ["disclose"]), Holder(scopes: ["disclose:asb-rate"]),
    Holder(scopes: ["reference"], facts: reference), Holder(scopes: ["annotate"], facts: [.practiceNoted]),
    Holder(scopes: ["define"], facts: [.definitionAdopted, .feedAdopted]),
    Holder(scopes: ["publish"], facts: [.figurePublished]),
    Holder(scopes: ["erase"], facts: [.partyErased]),
    Holder(scopes: ["coverage:crime@E10000018"], facts: [.coverageDeclared]),
    Holder(scopes: ["coverage:crime@E12000004"], facts: [.coverageDeclared]),
    Holder(scopes: ["coverage:crime@E07000129"]), Holder(scopes: ["coverage:marac@E10000018"]),
    Holder(scopes: ["administer"], facts: facts),
    Holder(scopes: ["administer", "append:charity/b"], opens: [own], changes: [own], facts: facts),
    Holder(
      scopes: ["append:charity/b", "reference", "coverage:crime@E10000018"], opens: [own], changes: [own],
      facts: reference.union([.coverageDeclared]), sources: [own]),
    Holder(scopes: ["append", "annotate"], opens: both, changes: both, facts: [.practiceNoted]),
    Holder(
      scopes: ["append:charity/c", "reference", "annotate", "define", "publish", "erase"],
      facts: facts.subtracting([.coverageDeclared]), sources: []),
    Holder(
      scopes: ["administer", "append", "read", "disclose"], opens: both, changes: both, facts: facts),
  ]

  /// The subject of a record that a source opened, for an event of a type under a source.
  private static func subject(_ type: EventType, _ source: String, openedBy owner: String) -> String {
    "\(type.rule.subject.word) of \(owner) for \(type.rawValue) from \(source)"
  }

  /// A record for each event that changes one, which the custodian appended.
  private static func records(_ type: EventType) -> [String] {
    let opening = EventType.allCases.first { $0.rule.subject == type.rule.subject && $0.rule.role == .opens }
    guard let opening, type != opening else { return [] }
    return both.sorted().flatMap { source in
      both.sorted().map { owner in
        let subject = subject(type, source, openedBy: owner)
        return EventExample.of(opening).json(id: subject, source: owner, subject)
      }
    }
  }

  private static let areas = [
    event("area.assigned", "E10000018", id: "a", data: #"{"name":"L","level":"county","parent":"E12000004"}"#),
    event("area.assigned", "E07000129", id: "b", data: #"{"name":"B","level":"district","parent":"E10000018"}"#),
  ]

  /// Each type under each source, about the record of each source; what is stated once only comes last.
  @Test("is settled by the scopes, the source, and whose the record is", arguments: holders)
  func pairs(holder: Holder) async throws {
    let served = try Served()
    let token = try TokenFile(of: served.ledger).create(
      name: "t", scopes: holder.scopes.map { Scope($0)! }, now: Ledger.now
    ).secret
    try served.ledger.add(AuthorityTests.areas + EventType.allCases.flatMap(AuthorityTests.records))
    let ledger = served.ledger
    try await served.server.application().test(.router) { client in
      for attempt in AuthorityTests.attempts {
        let before = try ledger.length
        let reply = try await client.append(attempt.json, token: token)
        #expect(
          attempt.isAllowed(holder) ? reply.status == 201 || attempt.isAgain(reply.status) : reply.status == 403,
          "\(attempt): \(reply.status) \(reply.body)")
        #expect(try ledger.length - before == (reply.status == 201 ? 1 : 0))
      }
    }
    #expect(try served.ledger.verifyJournal().isEmpty)
  }

  /// An event that is tried: its type, its source, and which source opened the record that it is about.
  private struct Attempt: Sendable, CustomStringConvertible {
    let type: EventType
    let source: String
    let about: String
    let json: String

    var description: String { "\(type.rawValue) from \(source) about what \(about) opened" }

    func isAllowed(_ holder: Holder) -> Bool { AuthorityTests.isAllowed(type, source, about, holder) }

    /// A party is erased, and a version adopted, once.
    func isAgain(_ status: Int) -> Bool {
      status == 422 && [.partyErased, .definitionAdopted, .feedAdopted].contains(type) && source == AuthorityTests.own
    }
  }

  private static var attempts: [Attempt] {
    EventType.allCases.flatMap { type in
      both.sorted(by: >).flatMap { source in
        events(type, source).map { Attempt(type: type, source: source, about: $0.about, json: $0.json) }
      }
    }
  }

  /// The events of a type under a source that are tried: of a change one about a record of each source.
  private static func events(_ type: EventType, _ source: String) -> [(about: String, json: String)] {
    let example = EventExample.of(type)
    switch type.rule.role {
    case .states: return [(source, example.json(id: "\(type) fact", source: source))]
    case .opens: return [(source, example.json(id: "\(type) new", source: source, "new for \(source)"))]
    default:
      return both.sorted().map { owner in
        let subject = subject(type, source, openedBy: owner)
        return (owner, example.json(id: "\(type) of \(owner)", source: source, subject))
      }
    }
  }

  private static func isAllowed(_ type: EventType, _ source: String, _ about: String, _ holder: Holder) -> Bool {
    switch type.rule.role {
    case .states: holder.facts.contains(type) && holder.sources.contains(source)
    case .opens: holder.opens.contains(source)
    default: holder.opens.contains(source) && holder.changes.contains(about)
    }
  }
}
