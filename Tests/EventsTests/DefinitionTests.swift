import Events
import Testing

/// The definition in a text of YAML or JSON.
func definition(_ text: String) throws -> Definition {
  let json = try #require(try DefinitionFile.read(Array(text.utf8)).first)
  var document = JSONDocument()
  try document.read(json[...])
  return try Definition(document, document.root, path: "definition")
}

/// The refusal of a definition; nil where it is taken.
func definitionRefusal(_ text: String) throws -> Refusal? {
  do {
    _ = try definition(text)
    return nil
  } catch let refusal as Refusal {
    return refusal
  }
}

@Suite("Definitions")
struct DefinitionTests {
  @Test("an example with every usual key is read")
  func example() throws {
    let definition = try definition(
      """
      indicator: marac-repeat
      version: 2
      title: Repeat MARAC referrals
      outcome: Protect and support the most vulnerable
      effective: 2018-04-01        # the first counting date that this version judges
      policy: prospective          # prospective: each record is judged by the version in force on its date
      reason: Every repeat contact at standard risk or above now meets the threshold.
      measure: percentage          # count | rate | percentage | ratio | published
      count:
        records: marac
        where: { risk: { atLeast: standard } }
        preceded: { records: marac, by: party, within: 12 months }
      of:
        records: marac
      window: 12 months            # rolling, ending with the --to month
      polarity: lower-is-better    # higher-is-better | neither
      threshold: { upper: 40, source: SafeLives }
      decimals: 0
      disclosure: { suppressBelow: 5 }
      """)
    #expect(definition.indicator == "marac-repeat")
    #expect(definition.version == 2)
    #expect(definition.effective == CivilDate("2018-04-01"))
    #expect(definition.policy == .prospective)
    #expect(definition.measure == .percentage)
    #expect(definition.count?.records == [.marac])
    #expect(definition.count?.condition.tests.map(\.field) == [.risk])
    #expect(definition.count?.condition.tests.map(\.test) == [.range(atLeast: ExactDecimal(0), atMost: nil)])
    #expect(definition.count?.condition.anyOf == nil)
    #expect(definition.count?.preceded?.records == [.marac])
    #expect(definition.count?.preceded?.withinMonths == 12)
    #expect(definition.count?.preceded?.condition == .always)
    #expect(definition.of?.records == [.marac])
    #expect(definition.of?.condition == .always)
    #expect(definition.of?.preceded == nil)
    #expect(definition.window == .months(12))
    #expect(definition.polarity == .lowerIsBetter)
    #expect(definition.threshold?.upper == ExactDecimal(40))
    #expect(definition.threshold?.lower == nil)
    #expect(definition.threshold?.source == "SafeLives")
    #expect(definition.decimals == 0)
    #expect(definition.suppressBelow == 5)
  }

  private static let least = [
    "indicator: x", "version: 1", "title: X", "effective: 2018-04", "measure: rate",
  ]

  private func text(_ lines: String..., without: String? = nil) -> String {
    (Self.least.filter { without == nil || !$0.hasPrefix((without ?? "") + ":") } + lines).joined(
      separator: "\n")
  }

  @Test("what is left out has its default")
  func defaults() throws {
    let definition = try definition(text("count: { records: crime }"))
    #expect(definition.policy == .prospective)
    #expect(definition.window == .months(12))
    #expect(definition.per == ExactDecimal(1000))
    #expect(definition.polarity == .neither)
    #expect(definition.decimals == 1)
    #expect(definition.previous == .windowBefore)
    #expect(definition.effective == CivilDate("2018-04-01"))
    #expect(definition.caveats == [])
    #expect(definition.suppressBelow == nil)
    #expect(definition.threshold == nil)
  }

  @Test("a key that is required is missed by name")
  func required() throws {
    for key in ["indicator", "version", "title", "effective", "measure"] {
      let refusal = try definitionRefusal(text("count: { records: crime }", without: key))
      #expect(refusal?.field == "definition." + key)
    }
    #expect(try definitionRefusal(text())?.field == "definition.count")
    for measure in ["percentage", "ratio"] {
      let refusal = try definitionRefusal(
        text("measure: \(measure)", "count: { records: crime }", without: "measure"))
      #expect(refusal?.field == "definition.of")
    }
    #expect(try definitionRefusal(text("measure: published", without: "measure")) == nil)
    #expect(
      try definitionRefusal(text("measure: count", "count: { records: crime }", without: "measure")) == nil)
  }

  @Test(
    "an unknown key is refused by its path, at every depth",
    arguments: [
      ("count: { records: crime }\nCount: 1", "definition.Count"),
      ("count: { record: crime }", "definition.count.record"),
      ("count: { records: crime, each: { preceded: 1 } }", "definition.count.each.preceded"),
      ("count: { records: crime, where: { risk: high } }", "definition.count.where.risk"),
      ("count: { records: crime, where: { ofence: a } }", "definition.count.where.ofence"),
      (
        "count: { records: crime, where: { offence: { atleast: 1 } } }",
        "definition.count.where.offence.atleast"
      ),
      (
        "count: { records: crime, where: { anyOf: [ { outcomes: x } ] } }",
        "definition.count.where.anyOf.outcomes"
      ),
      (
        "count: { records: marac, preceded: { records: marac, by: party, within: 12 months, since: x } }",
        "definition.count.preceded.since"
      ),
      ("count: { records: crime }\nthreshold: { uper: 4 }", "definition.threshold.uper"),
      ("count: { records: crime }\ndisclosure: { below: 4 }", "definition.disclosure.below"),
      ("count: { records: crime }\nof: { records: crime, each: {} }", "definition.of.each"),
    ])
  func unknown(lines: String, field: String) throws {
    #expect(try definitionRefusal(text(lines))?.field == field)
  }

  @Test(
    "a test that no record could pass is refused by its path",
    arguments: [
      ("crime", "offence: Burglary", "offence"), ("crime", "offence: 1", "offence"),
      ("crime", "offence: []", "offence"), ("crime", "offence: [robbery, 2]", "offence"),
      ("crime", "offence: { not: [] }", "offence.not"), ("crime", "offence: { all: [robbery] }", "offence"),
      ("crime", "offence: { atLeast: 1 }", "offence.atLeast"), ("crime", "offence: {}", "offence"),
      ("crime", "offence: null", "offence"), ("crime", "offence: { not: a, all: [b] }", "offence"),
      ("crime", "flags: { all: domestic }", "flags"), ("crime", "flags: { all: [] }", "flags"),
      ("crime", "flags: { all: [1] }", "flags"), ("crime", "flags: { atLeast: 1 }", "flags.atLeast"),
      ("crime", "date: 2019-02-30", "date"), ("crime", "longitude: 181", "longitude"),
      ("crime", "longitude: west", "longitude"), ("crime", "area: Blaby", "area"),
      ("incident", "kind: crime", "kind"), ("incident", "kind: { not: crime }", "kind.not"),
      ("marac", "risk: severe", "risk"), ("marac", "risk: { atLeast: severe }", "risk.atLeast"),
      ("marac", "risk: { atLeast: 1 }", "risk.atLeast"),
      ("marac", "risk: { atLeast: high, atMost: medium }", "risk"),
      ("marac", "contact: kindness", "contact"), ("admission", "age: { atLeast: ten }", "age.atLeast"),
      ("admission", "age: { atLeast: 18, atMost: 17 }", "age"), ("admission", "age: 1.5", "age"),
      ("disposal", "first: yes", "first"), ("disposal", "first: 1", "first"),
      ("answer", "answer: { not: { not: [] } }", "answer.not.not"), ("answer", "answer: true", "answer"),
      ("answer", "weight: { atLeast: x }", "weight.atLeast"), ("referral", "status: complete", "status"),
    ])
  func impossible(kind: String, test: String, field: String) throws {
    let refusal = try definitionRefusal(text("count: { records: \(kind), where: { \(test) } }"))
    #expect(refusal?.field == "definition.count.where." + field, "\(test)")
    #expect(refusal?.remedy.isEmpty == false)
  }

  @Test(
    "every kind of test is read",
    arguments: [
      ("crime", "offence: burglary", .equals(.text("burglary"))),
      ("crime", "offence: [burglary, robbery]", .anyOf([.text("burglary"), .text("robbery")])),
      ("crime", "offence: { not: burglary }", .not(.equals(.text("burglary")))),
      ("crime", "offence: { not: { not: [burglary] } }", .not(.not(.anyOf([.text("burglary")])))),
      ("crime", "flags: domestic", .equals(.text("domestic"))),
      ("crime", "flags: { all: [domestic, hate-race] }", .all([.text("domestic"), .text("hate-race")])),
      ("crime", "flags: { not: { all: [domestic] } }", .not(.all([.text("domestic")]))),
      (
        "admission", "age: { atLeast: 10, atMost: 17 }",
        .range(atLeast: ExactDecimal(10), atMost: ExactDecimal(17))
      ),
      (
        "admission", "age: { atMost: 17.5 }",
        .range(atLeast: nil, atMost: ExactDecimal(significand: 175, exponent: -1))
      ),
      (
        "admission", "age: { atLeast: 17, atMost: 17 }",
        .range(atLeast: ExactDecimal(17), atMost: ExactDecimal(17))
      ),
      ("marac", "risk: { atMost: medium }", .range(atLeast: nil, atMost: ExactDecimal(1))),
      ("marac", "risk: high", .equals(.text("high"))), ("disposal", "first: true", .equals(.flag(true))),
      ("answer", "answer: 5", .equals(.number(ExactDecimal(5)))),
      ("answer", "answer: yes", .equals(.text("yes"))),
      ("answer", "answer: [5, agree]", .anyOf([.number(ExactDecimal(5)), .text("agree")])),
      (
        "answer", "weight: { atLeast: 0.8 }",
        .range(atLeast: ExactDecimal(significand: 8, exponent: -1), atMost: nil)
      ),
    ] as [(String, String, Events.Test)])
  func tests(kind: String, test: String, expected: Events.Test) throws {
    let definition = try definition(text("count: { records: \(kind), where: { \(test) } }"))
    #expect(definition.count?.condition.tests.map(\.test) == [expected])
  }

  @Test("alternatives nest, and are never empty")
  func alternatives() throws {
    let definition = try definition(
      text(
        "count: { records: crime, where: { flags: a, anyOf: [ { offence: b }, { anyOf: [ { outcome: c } ] } ] } }"
      ))
    let condition = try #require(definition.count?.condition)
    #expect(condition.tests.map(\.field) == [.flags])
    #expect(condition.anyOf?.count == 2)
    #expect(condition.anyOf?.last?.anyOf?.first?.tests.map(\.field) == [.outcome])
    for empty in ["[]", "{}", "robbery", "null"] {
      #expect(try definitionRefusal(text("count: { records: crime, where: { anyOf: \(empty) } }")) != nil)
    }
  }

  @Test("windows and spans are a number of months, or named")
  func windows() throws {
    let counting = "count: { records: crime }"
    for (window, expected) in [
      ("12 months", .months(12)), ("1 month", .months(1)), ("3 months", .months(3)), ("quarter", .quarter),
      ("financial-year-to-date", .financialYearToDate),
    ] as [(String, Window)] {
      #expect(try definition(text(counting, "window: \(window)")).window == expected)
    }
    for window in [
      "0 months", "12", "-1 months", "12 weeks", "1.5 months", "012 months", "year", "[]", "12  months",
    ] {
      #expect(try definitionRefusal(text(counting, "window: \(window)"))?.field == "definition.window")
      let relation = "count: { records: marac, preceded: { records: marac, by: party, within: \(window) } }"
      #expect(try definitionRefusal(text(relation))?.field == "definition.count.preceded.within")
    }
  }

  @Test("relations are between records that have a party")
  func relations() throws {
    for (counting, field) in [
      ("records: answer, preceded: { records: marac, by: party, within: 1 months }", "count.preceded"),
      (
        "records: marac, followed: { records: answer, by: party, within: 1 months }", "count.followed.records"
      ),
      ("records: answer, each: { followed: { records: marac, by: party, within: 1 months } }", "count.each"),
      ("records: marac, followed: { records: marac, by: area, within: 1 months }", "count.followed.by"),
      ("records: marac, followed: { records: marac, within: 1 months }", "count.followed.by"),
      ("records: marac, followed: { records: marac, by: party }", "count.followed.within"),
      ("records: marac, followed: { by: party, within: 1 months }", "count.followed.records"),
      ("records: []", "count.records"), ("records: case", "count.records"),
      ("records: [marac, 1]", "count.records"),
      ("records: marac, each: {}", "count.each.followed"),
    ] {
      #expect(try definitionRefusal(text("count: { \(counting) }"))?.field == "definition." + field)
    }
    let member = try definition(
      text(
        "count: { records: member, each: { followed: { records: reoffence, by: party, within: 12 months } } }"
      ))
    #expect(member.count?.each?.records == [.reoffence])
    #expect(member.count?.followed == nil)
    let list = try definition(text("count: { records: [crime, incident, crime] }"))
    #expect(list.count?.records == [.crime, .incident])
  }

  @Test(
    "an ill-typed value of a key is refused by name",
    arguments: [
      ("version", "0"), ("version", "1.5"), ("version", "one"), ("indicator", "MARAC"), ("indicator", "7"),
      ("title", "[]"),
      ("effective", "2018"), ("effective", "2018-02-30"), ("policy", "both"), ("measure", "mean"),
      ("per", "0"),
      ("per", "-5"), ("per", "many"), ("polarity", "up"), ("decimals", "-1"), ("decimals", "0.5"),
      ("threshold", "40"), ("disclosure", "5"), ("area", "Blaby"), ("previous", "before"), ("unit", "{}"),
      ("caveats", "text"), ("caveats", "[1]"), ("count", "crime"), ("source", "1"),
    ])
  func illTyped(key: String, value: String) throws {
    let refusal = try definitionRefusal(
      text("count: { records: crime }", "\(key): \(value)", without: key)
        .split(separator: "\n").filter { key != "count" || $0 != "count: { records: crime }" }.joined(
          separator: "\n"))
    #expect(refusal?.field == "definition." + key)
  }

  @Test("thresholds have a limit, and the lower is not above the upper")
  func thresholds() throws {
    let counting = "count: { records: crime }"
    #expect(try definitionRefusal(text(counting, "threshold: { source: x }")) != nil)
    #expect(
      try definitionRefusal(text(counting, "threshold: { lower: 5, upper: 4 }"))?.field
        == "definition.threshold.lower")
    #expect(
      try definition(text(counting, "threshold: { lower: 4, upper: 4 }")).threshold?.lower == ExactDecimal(4))
  }
}
