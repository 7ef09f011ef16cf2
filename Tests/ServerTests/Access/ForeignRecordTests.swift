import Events
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Testing

@testable import Server

/// What a refusal tells of what belongs to others: nothing.
@Suite("The records of others")
struct ForeignRecordTests {
  private static let places = ["open", "shut", "none"]
  private static let changes = EventType.allCases.filter { ![.opens, .states].contains($0.rule.role) }
  private static let openings = EventType.allCases.filter { $0.rule.role == .opens }

  private static func closing(_ kind: SubjectKind) -> EventType {
    EventType.allCases.first { $0.rule.subject == kind && $0.rule.role == .closes }!
  }

  /// A ledger in which a source of others has of each kind an open record and a closed one.
  private static func served() throws -> Served {
    let served = try Served()
    try served.ledger.add(
      openings.flatMap { opening in
        let kind = opening.rule.subject
        return [
          EventExample.of(opening).json(id: "\(kind.word) open", source: "police/a", "open"),
          EventExample.of(opening).json(id: "\(kind.word) shut", source: "police/a", "shut"),
          EventExample.of(closing(kind)).json(id: "\(kind.word) shut 2", source: "police/a", "shut"),
        ]
      })
    return served
  }

  /// The answers about the three subjects, with the subject left out.
  private static func answers(
    _ client: some TestClientProtocol, _ token: String, strict: Bool = false, _ body: (_ subject: String) -> String
  ) async throws -> [ServedReply] {
    var replies: [ServedReply] = []
    for place in places {
      var reply = try await client.append(body(place), as: batchType, token: token, strict: strict)
      reply.body = reply.body.replacing("\"\(place)\"", with: "\"\"")
      replies.append(reply)
    }
    return replies
  }

  private static func expectSame(_ replies: [ServedReply], _ status: Int, _ comment: String) {
    #expect(replies.allSatisfy { $0.status == status }, "\(comment): \(replies.map(\.status)) \(replies[0].body)")
    #expect(Set(replies.map(\.body)).count == 1, "\(comment): \(replies.map(\.body))")
    #expect(Set(replies.map(\.headers)).count == 1, "\(comment)")
  }

  @Test(
    "a change of one is refused as that of one which is not there, whatever else is wrong", arguments: [false, true])
  func changed(strict: Bool) async throws {
    let served = try ForeignRecordTests.served()
    let token = try served.token("append:charity/b")
    let length = try served.ledger.length
    try await served.server.application().test(.router) { client in
      for type in ForeignRecordTests.changes {
        let example = EventExample.of(type)
        for data in [example.required, example.required + [("no-such", "1")], [("date", #""2019-02-30""#)]] {
          let replies = try await ForeignRecordTests.answers(client, token, strict: strict) { subject in
            batch([
              crime("mine"), example.json(id: "x", source: "charity/b", subject, data: data),
              example.json(id: "x", source: "charity/b", subject, data: data),
            ])
          }
          ForeignRecordTests.expectSame(replies, 403, type.rawValue)
        }
      }
    }
    #expect(try served.ledger.length == length)
  }

  /// What else may be wrong with a batch that opens a subject: none of it tells whether the subject is another's.
  private static func batches(
    _ example: EventExample, _ subject: String
  ) -> [(name: String, body: String, status: Int)] {
    func opening(_ id: String, _ data: [(name: String, json: String)]? = nil) -> String {
      example.json(id: id, source: "charity/b", subject, data: data)
    }
    let kind = EventType(rawValue: example.type)!.rule.subject
    let close = EventExample.of(closing(kind)).json(id: "2", source: "charity/b", subject)
    let foreign = crime("y", source: "police/a")
    return [
      ("a field is wrong", batch([opening("1", example.required + [("no-such", "1")])]), 422),
      ("another event is wrong", batch([opening("1"), crime("y", id: "2", source: "charity/b", date: "x")]), 422),
      ("another event is not JSON", batch([opening("1")]).dropLast() + ",{\"id\":01}]", 400),
      ("another event is not allowed", batch([opening("1"), foreign]), 403),
      ("it is opened twice", batch([opening("1"), opening("2")]), 422),
      ("its key is used again", batch([opening("1"), opening("1", example.required + example.optional)]), 409),
      (
        "it is closed, and then closed again",
        batch([opening("1"), close, close.replacing(#""id":"2""#, with: #""id":"3""#)]), 422
      ),
    ].map { ($0.0, String($0.1), $0.2) }
  }

  @Test("an opening in the place of one tells nothing where anything else is refused")
  func opened() async throws {
    let served = try ForeignRecordTests.served()
    let token = try served.token("append:charity/b")
    let length = try served.ledger.length
    try await served.server.application().test(.router) { client in
      for type in ForeignRecordTests.openings {
        let example = EventExample.of(type)
        for (index, (name, _, status)) in ForeignRecordTests.batches(example, "").enumerated() {
          for strict in [false, true] {
            let replies = try await ForeignRecordTests.answers(client, token, strict: strict) {
              ForeignRecordTests.batches(example, $0)[index].body
            }
            ForeignRecordTests.expectSame(replies, status, "\(type.rawValue): \(name)")
          }
        }
        // Where nothing else is, the subject is not free; and whether the record is open is not told.
        var refused: [ServedReply] = []
        for place in ["open", "shut"] {
          var reply = try await client.append(example.json(id: "1", source: "charity/b", place), token: token)
          reply.body = reply.body.replacing("\"\(place)\"", with: "\"\"")
          refused.append(reply)
        }
        ForeignRecordTests.expectSame(refused, 403, type.rawValue)
        #expect(refused[0].places == ["0 /subject"])
      }
    }
    #expect(try served.ledger.length == length)
    #expect(try served.ledger.verifyJournal().isEmpty)
  }

  /// A note under a source, for a token of notes.
  private static func probe(_ id: String, _ subject: String = "p", more: String = "") -> String {
    event(
      "practice.noted", subject, id: id, source: "charity/b",
      data: #"{"effective":"2018-01-01","text":"N"\#(more)}"#)
  }

  /// Batches with a note under an id that may be taken, which are refused for something else.
  private static let probes: [(events: @Sendable (_ id: String) -> [String], status: Int)] = [
    ({ id in [probe(id, more: #","x":1"#)] }, 422), ({ id in [probe(id), probe("other", more: #","x":1"#)] }, 422),
    ({ id in [probe(id), probe(id, "q")] }, 409), ({ id in [probe(id), crime("z")] }, 403),
    ({ id in [probe(id), probe(id).replacing("practice.noted", with: "no.such")] }, 422),
    ({ id in [probe(id).replacing("practice.noted", with: "no.such")] }, 422),
  ]

  @Test("a key that an event of another has is told only where nothing else is refused, and stays its own")
  func keys() async throws {
    let served = try Served()
    try served.ledger.add([crime("1", id: "taken", source: "charity/b"), crime("2", source: "police/a")])
    let note = try served.token("annotate")
    try await served.server.application().test(.router) { client in
      for (events, status) in ForeignRecordTests.probes {
        var replies: [ServedReply] = []
        for id in ["taken", "spare"] {
          var reply = try await client.append(batch(events(id)), as: batchType, token: note)
          reply.body = reply.body.replacing("\"\(id)\"", with: "\"\"")
          replies.append(reply)
        }
        ForeignRecordTests.expectSame(replies, status, "\(events("x"))")
      }
      let alone = try await client.append(ForeignRecordTests.probe("taken"), token: note)
      #expect(alone.status == 403 && alone.places == ["0 /id"])
      #expect(!alone.body.contains("event 0"))
      // One's own retry is a duplicate still.
      let feed = try served.token("append:charity/b")
      #expect(try await client.append(crime("1", id: "taken", source: "charity/b"), token: feed).status == 200)
    }
    #expect(try served.ledger.length == 2)
    #expect(try served.ledger.verifyJournal().isEmpty)
  }

  @Test("nothing is opened below the name of another source, whether a record is there or not")
  func below() async throws {
    let served = try Served()
    try served.ledger.add([crime("police/a/1", id: "1", source: "police/a")])
    let token = try served.token("append:police")
    try await served.server.application().test(.router) { client in
      for (subject, status) in [("police/a/1", 403), ("police/a/2", 403), ("police/b", 201), ("police", 201)] {
        let reply = try await client.append(crime(subject, id: "n" + subject, source: "police"), token: token)
        #expect(reply.status == status, "\(subject): \(reply.body)")
      }
    }
  }

  @Test("no escape, equivalent text, long or odd subject makes one's own of another's")
  func disguises() async throws {
    let served = try Served()
    let long = String(repeating: "s", count: 500)
    let subjects = ["é", "e\u{301}", long, long + "x", "a/b", "a"]
    try served.ledger.add(subjects.enumerated().map { crime($1, id: "\($0)", source: "caf\u{E9}") })
    let token = try served.token("append:cafe\u{301}")
    try await served.server.application().test(.router) { client in
      for (index, subject) in (subjects + ["\\u0061", "a\\u0000", "\\u00e9"]).enumerated() {
        for source in ["cafe\u{301}", "caf\u{E9}", "caf\\u00e9"] {
          let cancel = event("crime.cancelled", subject, id: "c\(index)", source: source)
          let status = try await client.append(cancel, token: token).status
          // A control character is wrong whatever the ledger holds.
          let isOdd = subject.contains("u0000") && source.unicodeScalars.contains("\u{301}")
          #expect(status == (isOdd ? 422 : 403), "\(subject) \(source)")
        }
      }
      // A crime and an incident of one subject are two records.
      let incident = EventExample.of(.incidentReported).json(id: "i", source: "cafe\u{301}", "a")
      for (json, status) in [
        (incident, 201), (event("crime.cancelled", "a", id: "j", source: "cafe\u{301}"), 403),
        (event("incident.cancelled", "a", id: "k", source: "cafe\u{301}"), 201),
      ] {
        let reply = try await client.append(json, token: token)
        #expect(reply.status == status, "\(reply.body)")
      }
    }
  }
}
