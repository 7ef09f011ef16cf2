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
    .practiceNoted, .definitionAdopted, .figurePublished, .partyErased, .coverageDeclared,
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
    Holder(scopes: ["define"], facts: [.definitionAdopted]), Holder(scopes: ["publish"], facts: [.figurePublished]),
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
    try await served.server.application().test(.router) { client in
      for type in EventType.allCases {
        for source in AuthorityTests.both.sorted(by: >) {
          for (about, json) in AuthorityTests.events(type, source) {
            let before = try served.ledger.length
            let reply = try await client.append(json, token: token)
            let isAllowed = AuthorityTests.isAllowed(type, source, about, holder)
            // A party is erased, and a version adopted, once.
            let isAgain =
              reply.status == 422 && [.partyErased, .definitionAdopted].contains(type) && source == AuthorityTests.own
            #expect(
              isAllowed ? reply.status == 201 || isAgain : reply.status == 403,
              "\(type.rawValue) from \(source) about what \(about) opened: \(reply.status) \(reply.body)")
            let added = try served.ledger.length - before
            #expect(added == (reply.status == 201 ? 1 : 0))
          }
        }
      }
    }
    #expect(try served.ledger.verifyJournal().isEmpty)
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
