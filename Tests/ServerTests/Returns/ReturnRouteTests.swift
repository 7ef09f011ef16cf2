import Events
import Feeds
import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import LedgerTestSupport
import TestSupport
import Testing

@testable import Server

@Suite("Returns sent by programs", .serialized)
struct ReturnRouteTests {
  private func serve(
    _ served: Served? = nil, limits: ServerLimits = ServerLimits(),
    _ body:
      @Sendable @escaping (_ served: Served, _ client: any TestClientProtocol, _ token: String) async throws -> Void
  ) async throws {
    let served = try served ?? Returns.served([Returns.feed]) { $0.limits = limits }
    let token = try served.token("append:marac/test", "append:marac/keyed", name: "partner")
    try await served.server.application().test(.router) { client in try await body(served, client, token) }
  }

  @Test("a CSV is imported once, and as a workbook, in a form or by name of another type, it says nothing new")
  func formats() async throws {
    try await serve { served, client, token in
      let first = try await client.send(Returns.first, token: token)
      #expect(first.status == 201 && first.headers[.location] == "/events?from=4&to=9", "\(first.body)")
      #expect(first.json["appended"] as? Int == 5 && first.json["duplicates"] as? Int == 0)
      #expect((first.json["counts"] as? [String: Any])?["opened"] as? Int == 3)
      let form = Returns.form(Returns.workbook, named: "q1.xlsx")
      for (file, type) in [
        (Array(Returns.first.utf8), "text/csv; charset=utf-8"), (form.body, form.type),
        (Returns.workbook, "application/octet-stream"),
        (Returns.workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
      ] {
        let again = try await client.send(file, as: type, token: token)
        #expect(again.status == 200 && again.json["appended"] as? Int == 0, "\(type): \(again.body)")
        #expect(again.json["duplicates"] as? Int == 3 && !again.headers.contains(.location))
      }
      #expect(try served.ledger.length == 9)
    }
  }

  @Test("every fault is told, with its file, sheet, row and column, and nothing is appended")
  func faults() async throws {
    try await serve { served, client, token in
      let bad = Returns.first.replacing(",H\n", with: ",X\n").replacing("04/01/2019", with: "30/02/2019")
        .replacing("A3,05/02/2019,p3,Blaby", with: "A3,5.2.19,p3,Blabby")
      let reply = try await client.send(
        bad, token: token, ["Content-Disposition": #"attachment; filename="C:\returns\q1.csv""#])
      #expect(reply.status == 422 && reply.headers[.contentType] == "application/problem+json")
      let errors = reply.json["errors"] as? [[String: Any]] ?? []
      #expect(
        errors.map { "\($0["file"] ?? "") \($0["row"] ?? "") \($0["column"] ?? "") \($0["value"] ?? "")" } == [
          "q1.csv 2 Risk X", "q1.csv 3 Heard on 30/02/2019", "q1.csv 4 Heard on 5.2.19", "q1.csv 4 District Blabby",
        ])
      #expect(
        errors.allSatisfy { ($0["rule"] as? String)?.isEmpty == false && ($0["remedy"] as? String)?.isEmpty == false })
      #expect(try served.ledger.length == 4)
    }
  }

  @Test("more than twenty faults are told, each of them")
  func manyFaults() async throws {
    try await serve { _, client, token in
      let rows = (0..<70).map { "B\($0),03/01/2019,p,Blaby,X\n" }.joined()
      let reply = try await client.send("Case reference,Heard on,Pair,District,Risk\n" + rows, token: token)
      #expect(reply.status == 422 && (reply.json["errors"] as? [Any])?.count == 70)
    }
  }

  @Test("what cannot be read at all is a fault of the file", arguments: ["", "Other,Columns\n1,2\n"])
  func unreadable(file: String) async throws {
    try await serve { _, client, token in
      let reply = try await client.send(file, token: token)
      #expect(
        reply.status == 422 && (reply.json["errors"] as? [[String: Any]])?.first?["file"] as? String == "return.csv")
    }
  }

  @Test("a dry run says what the import would, and appends nothing", arguments: ["dry-run", "dry-run=1"])
  func dryRun(query: String) async throws {
    try await serve { served, client, token in
      let dry = try await client.send(Returns.first, to: "marac-test?" + query, token: token)
      #expect(dry.status == 200 && dry.json["appended"] as? Int == 5 && !dry.headers.contains(.location))
      #expect(try served.ledger.length == 4)
      let bad = try await client.send(
        Returns.first.replacing(",H\n", with: ",X\n"), to: "marac-test?" + query, token: token)
      #expect(bad.status == 422)
      let real = try await client.send(Returns.first, token: token)
      #expect(
        real.status == 201
          && real.body.components(separatedBy: "counts")[1] == dry.body.components(separatedBy: "counts")[1])
    }
  }

  @Test("what is unusual is taken where the address says so, and the months are those that it states")
  func options() async throws {
    try await serve { _, client, token in
      let rows = (0..<14).map { "B\($0),03/01/2019,p\($0),Blaby,H\n" }
      let head = "Case reference,Heard on,Pair,District,Risk\n"
      #expect(try await client.send(head + rows.joined(), token: token).status == 201)
      let part = head + rows.prefix(9).joined()
      let refused = try await client.send(part, token: token)
      #expect(refused.status == 422 && refused.body.contains("accept-removals"))
      let taken = try await client.send(part, to: "marac-test?accept-removals", token: token)
      #expect(taken.status == 201 && (taken.json["counts"] as? [String: Any])?["closed"] as? Int == 5)
      let whole = try await client.send(head, to: "marac-test?from=2019-03&to=2019-04", token: token)
      #expect(whole.status == 201 && whole.json["appended"] as? Int == 2, "\(whole.body)")
      for query in [
        "from=2019-03", "from=2019-05&to=2019-04", "from=x&to=2019-04", "recorded-at=2019-01-01", "dry-run=0",
      ] {
        #expect(try await client.send(part, to: "marac-test?" + query, token: token).status == 400, "\(query)")
      }
    }
  }

  @Test("says by its status whose move it is")
  func statuses() async throws {
    var limits = ServerLimits()
    limits.bodyBytes = 400
    try await serve(limits: limits) { served, client, token in
      let file = Returns.first
      #expect(try await client.send(file).status == 401)
      let missing = try await client.send(file, to: "marac", token: token)
      #expect(missing.status == 404 && missing.body.contains("marac-test"))
      #expect(try await client.send(file, token: served.token("read")).status == 403)
      for type in ["", "application/json", "application/x-www-form-urlencoded", "text/html"] {
        let reply = try await client.send(file, as: type, token: token)
        #expect(reply.status == 415 && reply.headers[.accept]?.contains("text/csv") == true, "\(type)")
      }
      #expect(try await client.send(file, token: token, ["Content-Encoding": "br"]).status == 415)
      #expect(try await client.send(file + String(repeating: "x", count: 400), token: token).status == 413)
      #expect(try await client.get("/feeds/marac-test", token: token).status == 405)
      for (type, body) in [
        ("multipart/form-data", "--cut--\r\n"), ("multipart/form-data; boundary=cut", "x"),
        ("multipart/form-data; boundary=cut", "--cut--\r\n"),
        (
          "multipart/form-data; boundary=cut",
          "--cut\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--cut--\r\n"
        ),
        (
          "multipart/form-data; boundary=cut",
          "--cut\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\n1"
        ),
      ] {
        #expect(try await client.send(body, as: type, token: token).status == 400, "\(body)")
      }
      let twice = Returns.form([1], named: "b", [("x", "y")])
      #expect(try await client.send(twice.body, as: twice.type, token: token).status == 400)
      #expect(try served.ledger.length == 4)
      await served.server.appends.stop()
      let stopping = try await client.send(file, token: token)
      #expect(stopping.status == 503 && stopping.headers[.retryAfter] != nil)
    }
  }

  @Test("a feed with pseudonyms needs a key, and what is said of it tells neither the key nor where it is")
  func keys() async throws {
    let scratch = Scratch()
    let (key, open) = (scratch("key"), scratch("open"))
    _ = try PseudonymKeyFile.make(key, ledger: nil)
    try FileManager.default.copyItem(atPath: key, toPath: open)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: open)
    let digits = try String(contentsOfFile: key, encoding: .utf8).split(separator: "\n").last.map(String.init) ?? ""
    for (path, status) in [(nil, 503), (scratch("none"), 503), (open, 503), (key, 201)] as [(String?, Int)] {
      let log = KeptLog.Lines()
      let served = try Returns.served([Returns.keyed], { $0.pseudonymKey = path }, log: log)
      try await serve(served) { served, client, token in
        let reply = try await client.send(Returns.first, to: "marac-keyed", token: token)
        #expect(reply.status == status, "\(path ?? "none"): \(reply.body)")
        #expect(!reply.body.contains(scratch("")) && !reply.body.contains(digits))
        if status == 503 { #expect(reply.body.contains("INCIDENT_LEDGER_KEY") && reply.headers[.retryAfter] != nil) }
        #expect(!log.text.contains(digits) && !log.text.contains("p1"))
        #expect(try !served.ledger.texts().joined().contains(digits))
        if status == 201 {
          let bad = try await client.send(Returns.first.replacing("p1", with: "-"), to: "marac-keyed", token: token)
          #expect(bad.status == 422 && !bad.body.contains(#""value":"-""#))
        }
      }
    }
    let inside = try Returns.served([Returns.keyed])
    try FileManager.default.copyItem(atPath: key, toPath: inside.ledger.folder + "/key")
    var options = ServerOptions()
    options.pseudonymKey = inside.ledger.folder + "/key"
    let token = try inside.token("append")
    let server = try Server(inside.ledger, options: options, logger: KeptLog.logger(KeptLog.Lines()))
    try await server.application().test(.router) { client in
      let reply = try await client.send(Returns.first, to: "marac-keyed", token: token)
      #expect(reply.status == 503)
    }
  }

  @Test("the log says who sent a return of which feed and what became of it, and nothing of what is in it")
  func log() async throws {
    let log = KeptLog.Lines()
    try await serve(try Returns.served(log: log)) { _, client, token in
      _ = try await client.send(Returns.first, to: "marac-test?dry-run", token: token)
      _ = try await client.send(Returns.first, token: token)
      _ = try await client.send(Returns.first.replacing(",H\n", with: ",X\n"), token: token)
      #expect(
        log.entries("info looked at a return") == [
          "info looked at a return feed=marac-test refused=0 route=/feeds/{feed} token=partner"
        ])
      #expect(
        log.entries("info appended") == [
          "info appended appended=5 duplicates=0 feed=marac-test from=4 route=/feeds/{feed} to=9 token=partner "
            + "types=marac.heard:3 coverage.declared:2"
        ], "\(log.text)")
      #expect(
        log.entries("info not appended") == ["info not appended faults=1 route=/feeds/{feed} status=422 token=partner"])
      for secret in ["p1", "A1", "Blaby", "return.csv"] { #expect(!log.text.contains(secret)) }
    }
  }
}
