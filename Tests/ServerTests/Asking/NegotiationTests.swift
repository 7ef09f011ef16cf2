import Events
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Server

@Suite("The form of an answer")
struct NegotiationTests {
  @Test(
    "is the one that is liked best, and JSON where none is",
    arguments: [
      ("", "application/json"), ("*/*", "application/json"), ("application/json", "application/json"),
      ("text/csv", "text/csv; charset=utf-8; header=present"), ("text/*", "text/csv; charset=utf-8; header=present"),
      ("text/csv;q=0.5, application/json;q=0.4", "text/csv; charset=utf-8; header=present"),
      ("application/json;q=0, */*", "text/csv; charset=utf-8; header=present"),
      ("TEXT/CSV", "text/csv; charset=utf-8; header=present"), ("application/csvm+json", "application/csvm+json"),
    ])
  func accept(accept: String, type: String) async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      for question in World.questions + [World.cube] where !question.hasPrefix("/reports") {
        let reply = try await client.get(question, token: token, accept.isEmpty ? [:] : ["accept": accept])
        #expect(reply.status == 200 && reply.headers[.contentType] == type, "\(question): \(reply.body)")
      }
    }
  }

  @Test("that is not there is refused, and the others are named")
  func refusals() async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      for question in World.questions + [World.cube] {
        let reply = try await client.get(question, token: token, ["accept": "image/png"])
        #expect(reply.status == 406 && reply.headers[.contentType] == "application/problem+json")
        #expect(reply.body.contains("application/json") && reply.body.contains("text/csv"))
        let mark = question.contains("?") ? "&" : "?"
        #expect(try await client.get(question + mark + "format=xml", token: token).status == 400)
        // The address says more than the header.
        let named = try await client.get(question + mark + "format=csv", token: token, ["accept": "application/json"])
        #expect(named.headers[.contentType]?.hasPrefix("text/csv") == true)
      }
      #expect(try await client.get("/events", token: token, ["accept": "application/json"]).status == 406)
      let paper = try await client.get(
        "/reports/2018-19-Q3?area=E10000018", token: token, ["accept": "text/markdown"])
      #expect(paper.headers[.contentType]?.hasPrefix("text/markdown") == true && paper.body.hasPrefix("# "))
    }
  }

  @Test(
    "a table leads to a description of each of its columns, true to every cell",
    arguments: World.questions + [World.cube])
  func tables(question: String) async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      let csv = try await client.get(question, token: token, ["accept": "text/csv"])
      let link = try #require(csv.headers[HTTPField.Name("Link")!])
      #expect(link.hasSuffix(#">; rel="describedby"; type="application/csvm+json""#))
      let address = String(try #require(link.dropFirst().split(separator: ">").first))
      let description = try await client.get(address, token: token)
      #expect(description.headers[.contentType] == "application/csvm+json")
      let table = try JSONDecoder().decode(Described.self, from: Data(description.body.utf8))
      // The description names the table that it is of.
      #expect(try await client.get(table.url, token: token).body == csv.body)

      let rows = NegotiationTests.rows(csv.body)
      #expect(rows.count > 1 && rows[0] == table.tableSchema.columns.map(\.name), "\(csv.body)")
      for row in rows.dropFirst() {
        #expect(row.count == rows[0].count)
        for (cell, column) in zip(row, table.tableSchema.columns) {
          #expect(NegotiationTests.isA(column.datatype, cell), "\(column.name): \(cell)")
        }
      }
      let key = (table.tableSchema.primaryKey ?? []).compactMap { rows[0].firstIndex(of: $0) }
      #expect(key.count == table.tableSchema.primaryKey?.count ?? 0)
      if !key.isEmpty {
        let keys = Set(rows.dropFirst().map { row in key.map { row[$0] } })
        #expect(keys.count == rows.count - 1)
      }
    }
  }

  @Test("a table that is not there has no description")
  func noTable() async throws {
    let (served, token) = try await World.served()
    try await served.server.application().test(.router) { client in
      for (path, status) in [
        ("/figures/crimes?to=2018-12&format=csvm", 400), ("/figures/none?area=E10000018&to=2018-12&format=csvm", 404),
        ("/events?format=csvm", 400),
      ] {
        let reply = try await client.get(path, token: token)
        #expect(reply.status == status)
      }
    }
  }

  private struct Described: Decodable {
    struct Schema: Decodable {
      var columns: [Column]
      var primaryKey: [String]?
    }
    struct Column: Decodable { var name, datatype: String }
    var url: String
    var tableSchema: Schema
  }

  private static func isA(_ datatype: String, _ cell: String) -> Bool {
    if cell.isEmpty { return true }
    switch datatype {
    case "string": return true
    case "integer": return Int(cell) != nil
    case "double", "number": return Double(cell)?.isFinite == true
    case "date": return cell.utf8.count == 10 && CivilDate(cell) != nil
    case "dateTime": return RecordedTime(cell) != nil
    default: return false
    }
  }

  /// The cells of a table (RFC 4180).
  private static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    let scalars = Array(text.unicodeScalars)
    var index = 0
    func add(_ scalar: Unicode.Scalar) {
      rows[rows.count - 1][rows[rows.count - 1].count - 1].unicodeScalars.append(scalar)
    }
    while index < scalars.count {
      let scalar = scalars[index]
      if isQuoted {
        if scalar == "\"", index + 1 < scalars.count, scalars[index + 1] == "\"" {
          add("\"")
          index += 1
        } else if scalar == "\"" {
          isQuoted = false
        } else {
          add(scalar)
        }
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == "," {
        rows[rows.count - 1].append("")
      } else if scalar == "\r" {
        index += 1
        rows.append([""])
      } else {
        add(scalar)
      }
      index += 1
    }
    return Array(rows.dropLast())
  }
}
