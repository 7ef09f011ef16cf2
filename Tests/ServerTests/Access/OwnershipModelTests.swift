import Events
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import TestSupport
import Testing

@testable import Server

/// The program against the model of ownership, on made-up histories.
@Suite("Whose records are")
struct OwnershipModelTests {
  private static let kinds = ["crime", "incident", "referral"]
  private static let sources = ["a", "b", "c"]
  private static let holders: [(scopes: [String], token: OwnershipModel.Token)] = [
    (["append:a"], .init(appends: ["a"])), (["append:b"], .init(appends: ["b"])),
    (["append:b", "succeeds:a"], .init(appends: ["b"], succeeds: ["a"])),
    (["append:c", "append:a"], .init(appends: ["a", "c"])),
    (["append:c", "succeeds:b"], .init(appends: ["c"], succeeds: ["b"])),
    (["append"], .init(appends: nil)),
  ]

  private static func type(_ event: OwnershipModel.Event) -> EventType {
    switch (event.kind, event.action) {
    case ("crime", .open): .crimeRecorded
    case ("crime", .change): .crimeRedated
    case ("crime", .close): .crimeCancelled
    case ("incident", .open): .incidentReported
    case ("incident", .change): .incidentRedated
    case ("incident", .close): .incidentCrimed
    case (_, .open): .referralReceived
    case (_, .change): .referralDecided
    case (_, .close): .referralWithdrawn
    }
  }

  private static func json(_ event: OwnershipModel.Event) -> String {
    EventExample.of(type(event)).json(id: event.id, source: event.source, event.subject)
  }

  @Test("is as the slow model says, batch by batch", arguments: 0..<6 as Range<UInt64>)
  func histories(seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let served = try Served()
    let secrets = try OwnershipModelTests.holders.map { holder in
      try TokenFile(of: served.ledger).create(
        name: holder.scopes.joined(separator: " "), scopes: holder.scopes.map { Scope($0)! }, now: Ledger.now
      ).secret
    }
    let histories = (0..<250).map { _ in OwnershipModelTests.batch(&random) }
    try await served.server.application().test(.router) { client in
      var (model, length) = (OwnershipModel(), 0)
      var statuses: [Int: Int] = [:]
      for (holder, events) in histories {
        let expected = model.append(events, OwnershipModelTests.holders[holder].token)
        let reply = try await client.append(
          LedgerTestSupport.batch(events.map(OwnershipModelTests.json)), as: batchType, token: secrets[holder])
        statuses[reply.status, default: 0] += 1
        switch expected {
        case .taken(let appended, let duplicates):
          length += appended
          #expect(reply.status == (appended > 0 ? 201 : 200), "\(events) \(reply.body)")
          #expect(reply.json["appended"] as? Int == appended && reply.json["duplicates"] as? Int == duplicates)
        case .refused(let status, let places):
          #expect(reply.status == status, "\(OwnershipModelTests.holders[holder].scopes) \(events) \(reply.body)")
          #expect(reply.places == places, "\(OwnershipModelTests.holders[holder].scopes) \(events) \(reply.body)")
        }
        #expect(try served.ledger.length == length)
      }
      // The histories are no idle ones.
      #expect([201, 403, 409, 422].allSatisfy { statuses[$0, default: 0] > 0 }, "\(statuses)")
    }
    #expect(try served.ledger.verifyJournal().isEmpty)
  }

  /// A batch of some holder, mostly under a source of its own.
  private static func batch(_ random: inout SplitMix64) -> (holder: Int, events: [OwnershipModel.Event]) {
    let holder = random.whole(0...(holders.count - 1))
    let own = holders[holder].token.appends?.sorted() ?? sources
    let events = (0..<random.whole(1...5)).map { _ in
      OwnershipModel.Event(
        id: "\(random.whole(0...(random.chance(1, of: 4) ? 20 : 3000)))",
        source: random.pick(random.chance(1, of: 25) ? sources : own), kind: random.pick(kinds),
        subject: "\(random.whole(0...5))", action: random.pick(OwnershipModel.Action.allCases))
    }
    // Sent again, in part.
    return (holder, events + (random.chance(1, of: 6) ? [events[0]] : []))
  }
}
