import Events

/// How often each thing occurred in random histories, so that a test can tell that none never does.
package struct Census: Sendable {
  package private(set) var counts: [String: Int] = [:]

  package init() {}

  package mutating func count(_ what: String) { counts[what, default: 0] += 1 }

  package mutating func add(_ other: Census) { counts.merge(other.counts) { $0 + $1 } }

  /// Everything that has to occur, from the vocabulary itself.
  package static let expected: [String] = {
    var expected: [String] = []
    for type in Pool.types {
      expected.append("type " + type.rawValue)
      for field in type.rule.fields {
        expected.append("field \(type.rawValue) \(field.name)")
        if !field.isRequired { expected.append("without \(type.rawValue) \(field.name)") }
      }
    }
    expected += NaiveLedger.Reason.allCases.map { "refused " + $0.rawValue }
    expected += Fault.allCases.map { "fault " + $0.rawValue }
    expected += ["duplicate", "duplicate in other words", "duplicate of another media type", "conflict by composition"]
    expected += ["reopened", "month precision", "no attributes"]
    for geography in Pool.geographies {
      expected += ["moved area", "detached area", "provisional area", "settled area"].map { $0 + " in " + geography }
    }
    expected += ["life started", "life ended", "life cleared", "area of records placed late"]
    expected += Pool.populations.map { "population of " + $0 }
    expected += ["newer population", "newer statistic", "newer declaration", "declaration of a kind"]
    expected += NaiveStatus.allCases.filter { $0 != .undeclared }.map { "declaration \($0)" }
    expected += Pool.feeds.map { "declaration of " + $0 }
    expected += [
      "batch refused", "batch kept going", "batch appended", "same recorded time", "midnight in London",
    ]
    expected += Definition.Measure.allCases.map { "measure " + $0.rawValue }
    expected += Definition.Policy.allCases.map { "policy " + $0.rawValue }
    expected += Definition.Previous.allCases.map { "previous " + $0.rawValue }
    expected += ["window months", "window quarter", "window financial-year-to-date", "second version"]
    expected += ["second version that counts alike", "second version that counts otherwise"]
    expected += Pool.populations.map { "rate over " + $0 }
    expected += ["no feeds", "feed named", "feeds of which one is enough", "kind named as a feed"]
    expected += ["disclosure limit", "disclosure none", "no disclosure"]
    expected += ["weights by paths", "weights by a field", "weights by an attribute", "weights otherwise"]
    expected += ["relation preceded", "relation followed", "relation each", "relation where", "records list"]
    expected += ["test equals", "test anyOf", "test not", "test not list", "test not not", "test atLeast"]
    expected += ["test atMost", "test between", "test all", "test not all", "test risk", "alternatives"]
    expected += Pool.attributes.flatMap { ["attribute " + $0.name, "tested attribute " + $0.name] }
    for kind in RecordKind.allCases {
      expected.append("counted " + kind.word)
      expected += kind.fields.map { "tested \(kind.word) \($0.rawValue)" }
      expected.append("nowhere " + kind.word)
    }
    return expected
  }()

  /// What never occurred.
  package var missing: [String] { Census.expected.filter { counts[$0] == nil } }
}

extension Census: CustomStringConvertible {
  /// One line each, by name.
  package var description: String {
    counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
  }
}
