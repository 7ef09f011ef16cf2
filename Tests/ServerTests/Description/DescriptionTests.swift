import Events
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LedgerTestSupport
import Pages
import Testing
import Yams

@testable import Server

extension ServerTests {
  /// What is served is described, and what is described is served.
  @Suite struct DescriptionTests {
    private let served: Served
    private let document: Node

    init() throws {
      served = try Served()
      document = try #require(try compose(yaml: InterfaceDescription.text))
    }

    /// The operations described, by path and method.
    private var operations: [(path: String, method: String, node: Node)] {
      get throws {
        try #require(document["paths"]?.mapping).flatMap { path, item in
          (item.mapping ?? [:]).map { (path.string ?? "", $0.key.string ?? "", $0.value) }
        }
      }
    }

    @Test func everyRouteIsDescribedAndEveryDescriptionIsARoute() throws {
      let routes = served.server.routes().routes.filter { $0.method != .head }
        .map { route in
          let segments = route.path.description.split(separator: "/")
            .map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }
          return "\(route.method.rawValue.lowercased()) /\(segments.joined(separator: "/"))"
        }
      let described = try operations.map { "\($0.method) \($0.path)" }
      let pages = Set(Dashboard.paths.map { "get \($0)" }).subtracting(described)
      #expect(Set(routes).subtracting(pages) == Set(described))
    }

    @Test func isServedToEverybodyAsTextThatIsWhole() async throws {
      try await served.server.application().test(.router) { client in
        let reply = try await client.get("/openapi.yaml")
        #expect(reply.status == 200)
        #expect(reply.headers[.contentType] == "application/yaml")
        #expect(reply.body == InterfaceDescription.text)
      }
      #expect(document["openapi"]?.string == "3.1.0")
    }

    /// The server names its parameters where it is asked for one that is not there, and its types where none is accepted.
    @Test func parametersAndTypesAreThoseOfTheServer() async throws {
      let token = try served.token("disclose")
      // The form that takes a token is a page, which answers in its own way.
      let questions = try operations.filter {
        $0.method == "get" && $0.node["parameters"] != nil && $0.node["operationId"]?.string != "signInForm"
      }.map(question)
      #expect(questions.count >= 12)
      try await served.server.application().test(.router) { client in
        for question in questions {
          let refused = try await client.get(question.address + "?no-such=1", token: token)
          #expect(refused.status == 400)
          let remedy = (refused.json["errors"] as? [[String: Any]])?.first?["remedy"] as? String ?? ""
          #expect(remedy == "Its parameters are " + question.parameters, "\(question.address)")

          let unacceptable = try await client.get(question.address, token: token, ["Accept": "image/png"])
          #expect(unacceptable.status == 406)
          let detail = unacceptable.json["detail"] as? String ?? ""
          #expect(detail.hasSuffix("as \(question.types)."), "\(question.address): \(detail)")
        }
      }
    }

    /// What the server says of an operation, as the description has it.
    private struct Question: Sendable {
      var address: String
      var parameters: String
      var types: String
    }

    private func question(_ operation: (path: String, method: String, node: Node)) throws -> Question {
      // In YAML "200" is a string and 200 a number: it is found by its letters.
      let answer = operation.node["responses"]?.mapping?.first { $0.key.string == "200" }?.value
      let types = try #require(answer?["content"]?.mapping).compactMap(\.key.string)
      return Question(
        address: operation.path.replacing(#/\{[a-z]+\}/#, with: "2019-20-Q1"),
        parameters: try names(operation.node, place: "query").joined(separator: ", "),
        types: types.filter { $0 != "text/html" }.joined(separator: ", "))
    }

    /// The names of an operation's parameters that stand in the query, or in the path.
    private func names(_ operation: Node, place: String) throws -> [String] {
      try #require(operation["parameters"]?.sequence).map { try resolved($0) }
        .filter { $0["in"]?.string == place }.compactMap { $0["name"]?.string }
    }

    private func resolved(_ node: Node) throws -> Node {
      guard let reference = node["$ref"]?.string else { return node }
      return try #require(target(reference), "\(reference) is there")
    }

    private func target(_ reference: String) -> Node? {
      guard reference.hasPrefix("#/") else { return nil }
      return reference.dropFirst(2).split(separator: "/").reduce(Optional(document)) { $0?[String($1)] }
    }

    /// What every answer has is told once for all of them, by HTTP.
    private static let headersOfAll: Set = [
      "Content-Type", "Content-Length", "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy",
      "Cross-Origin-Resource-Policy", "Date", "Server",
    ]

    @Test func headersOfATableAreThoseThatAreSent() async throws {
      try served.ledger.add(World.events)
      let token = try served.token("disclose")
      let trend = try #require(operations.first { $0.node["operationId"]?.string == "trend" })
      let answer = trend.node["responses"]?.mapping?.first { $0.key.string == "200" }?.value
      let described = Set(try #require(answer?["headers"]?.mapping).compactMap(\.key.string))
      let question = try #require(World.questions.first { $0.hasPrefix("/trends/") })
      try await served.server.application().test(.router) { client in
        let reply = try await client.get(question + "&format=csv", token: token, ["Accept-Encoding": "gzip"])
        #expect(reply.status == 200)
        #expect(Set(reply.headers.map(\.name.rawName)).subtracting(Self.headersOfAll) == described)
      }
    }

    @Test func everyReferenceLeadsSomewhereAndEverySchemaIsUsed() throws {
      var references: Set<String> = []
      func collect(_ node: Node) {
        for (key, value) in node.mapping ?? [:] {
          if key.string == "$ref", let reference = value.string { references.insert(reference) }
          collect(value)
        }
        for value in node.sequence ?? [] { collect(value) }
      }
      collect(document)
      for reference in references { #expect(target(reference) != nil, "\(reference)") }
      for (name, _) in try #require(document["components"]?["schemas"]?.mapping) {
        #expect(references.contains("#/components/schemas/\(name.string ?? "")"), "\(name.string ?? "")")
      }
    }

    @Test func everyTypeOfEventHasASchemaWithItsFields() throws {
      for type in EventType.allCases {
        let data = try #require(document["components"]?["schemas"]?[type.rawValue]?["properties"]?["data"])
        let names = try #require(data["properties"]?.mapping).compactMap(\.key.string)
        #expect(names == type.rule.fields.map(\.name))
        #expect(
          (data["required"]?.array().compactMap(\.string) ?? []) == type.rule.fields.filter(\.isRequired).map(\.name))
      }
    }
  }
}
