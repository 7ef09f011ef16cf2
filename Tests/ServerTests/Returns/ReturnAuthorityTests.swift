import HummingbirdTesting
import Ledger
import LedgerTestSupport
import Testing

@testable import Server

@Suite("Who may send a return", .serialized)
struct ReturnAuthorityTests {
  @Test("whoever has the feed's source, with what follows from the return and no other scope")
  func derived() async throws {
    let served = try Returns.served()
    let token = try served.token("append:marac/test")
    try await served.server.application().test(.router) { client in
      let file = Returns.first.replacing("p3,Blaby", with: "p3,Nowhere")
      let reply = try await client.send(file, token: token)
      #expect(reply.status == 201, "\(reply.body)")
      let types = try served.ledger.texts(from: 4).map { text in
        text.firstMatch(of: /"type":"([a-z.]+)"/).map { String($0.1) } ?? ""
      }
      #expect(
        types.sorted() == [
          "area.assigned", "coverage.declared", "coverage.declared", "marac.heard", "marac.heard", "marac.heard",
        ])
      #expect(try await client.send(file, token: token).status == 200)
      // It is an allowance for returns alone.
      let events = [
        event(
          "coverage.declared", "c", source: "marac/test",
          data: #"{"feed":"marac","area":"E10000018","start":"2019-03-01","end":"2019-04-01","status":"complete"}"#),
        event(
          "area.assigned", "E01000002", source: "marac/test",
          data: #"{"name":"E01000002","level":"lsoa","parent":"E10000018","provisional":true}"#),
      ]
      for event in events { #expect(try await client.append(event, token: token).status == 403) }
    }
    #expect(try served.ledger.verifyJournal().isEmpty)
  }

  @Test(
    "whoever has not is refused alike, whatever the ledger holds and the file says",
    arguments: [
      ["append:police/a"], ["append:marac"], ["append:marac/test/"], ["administer"],
      ["append:police/a", "succeeds:marac/test", "coverage:marac@E10000018", "reference"],
    ])
  func others(scopes: [String]) async throws {
    var answers: Set<String> = []
    for isFilled in [false, true] {
      let served = try Returns.served()
      let own = try served.token("append")
      let token = try TokenFile(of: served.ledger).create(
        name: "t", scopes: scopes.map { Scope($0)! }, now: Ledger.now
      ).secret
      answers.formUnion(
        try await served.server.application().test(.router) { client in
          var answers: Set<String> = []
          if isFilled { #expect(try await client.send(Returns.first, token: own).status == 201) }
          let length = try served.ledger.length
          for file in [Returns.first, "", Returns.first.replacing(",H\n", with: ",X\n")] {
            for query in ["", "?dry-run"] {
              let reply = try await client.send(file, to: "marac-test" + query, token: token)
              #expect(reply.status == 403 && !reply.body.contains("marac/test"), "\(reply.body)")
              answers.insert(reply.body)
            }
          }
          #expect(try served.ledger.length == length)
          return answers
        })
    }
    #expect(answers.count == 1)
  }

  @Test("statistics are facts, and take the scope of facts beside the source")
  func statistics() async throws {
    let served = try Returns.served([Returns.statistics])
    let tokens = [
      (try served.token("append:statistics/test"), 403), (try served.token("reference", "append:police/a"), 403),
      (try served.token("reference", "append:statistics/test"), 201), (try served.token("administer"), 200),
    ]
    try await served.server.application().test(.router) { client in
      for (token, status) in tokens {
        let reply = try await client.send(
          "Area,Year,Value\nE10000018,2018/19,7.5\n", to: "statistics-test", token: token)
        #expect(reply.status == status, "\(reply.body)")
      }
    }
  }

  /// A record below the feed's source that another source has opened.
  private static let foreign = event(
    "marac.heard", "marac/test/A1", id: "x", source: "police/a",
    data: #"{"party":"q","date":"2019-01-03","area":"E07000129","contact":["other"],"risk":"high"}"#)

  @Test("a dry run tells nothing of the records of others, and an import leaves them as they are")
  func concealed() async throws {
    var answers: Set<String> = []
    for isThere in [false, true] {
      let served = try Returns.served()
      try served.ledger.add(isThere ? ReturnAuthorityTests.foreign : crime("z"))
      let (token, custodian) = (try served.token("append:marac/test"), try served.token("append"))
      let answer = try await served.server.application().test(.router) { client in
        let dry = try await client.send(Returns.first, to: "marac-test?dry-run", token: token)
        #expect(dry.status == 200)
        let all = try await client.send(Returns.first, to: "marac-test?dry-run", token: custodian)
        #expect((all.json["counts"] as? [String: Any])?["closedElsewhere"] as? Int == (isThere ? 1 : 0))
        let real = try await client.send(Returns.first, token: token)
        #expect(real.status == 201 && real.json["appended"] as? Int == (isThere ? 4 : 5), "\(real.body)")
        return dry.body.replacing(/"root":"[0-9a-f]+"/, with: "")
      }
      answers.insert(answer)
    }
    #expect(answers.count == 1)
  }

  @Test("a subject below another source is not free, which is said where nothing else is at fault")
  func heldBack() async throws {
    let feed = Returns.feed.replacing("key: [Case reference]", with: "key: [Pair, Case reference]")
    let served = try Returns.served([feed])
    try served.ledger.add(crime("other", source: "marac/test/p1"))
    let token = try served.token("append:marac/test")
    try await served.server.application().test(.router) { client in
      let bad = try await client.send(Returns.first.replacing(",S\n", with: ",X\n"), token: token)
      #expect(bad.status == 422 && !bad.body.contains("not free"))
      #expect(try await client.send(Returns.first, to: "marac-test?dry-run", token: token).status == 200)
      let reply = try await client.send(Returns.first, token: token)
      #expect(reply.status == 403 && reply.body.contains("marac/test/p1/A1"), "\(reply.body)")
      #expect(try served.ledger.length == 5)
    }
  }
}
