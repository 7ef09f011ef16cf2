package import Events

/// An area's place in the hierarchy (`area.assigned`).
package struct AreaAssignment: Sendable {
  package enum Parent: Sendable, Equatable {
    case unchanged, none
    case area(String)
  }

  package let area: String
  package let name: String
  package let level: String
  package let parent: Parent

  init(_ event: EventReader) {
    area = event.subject
    name = event.text("name") ?? ""
    level = event.text("level") ?? ""
    parent = event.text("parent").map(Parent.area) ?? (event.node("parent") == nil ? .unchanged : .none)
  }
}

/// The number of persons in an area in the middle of a year (`population.estimated`).
package struct PopulationEstimate: Sendable {
  package let area: String
  package let year: Int
  package let persons: Int

  init(_ event: EventReader) {
    area = event.subject
    year = event.number("year")?.whole ?? 0
    persons = event.number("persons")?.whole ?? 0
  }
}

/// A statistic that the partnership only receives (`statistic.published`); the end is exclusive.
package struct PublishedStatistic: Sendable {
  package let indicator: String
  package let area: String
  package let start: CivilDate
  package let end: CivilDate
  package let value: ExactDecimal
  package let publisher: String
  package let numerator: ExactDecimal?
  package let denominator: ExactDecimal?
  package let lower: ExactDecimal?
  package let upper: ExactDecimal?

  init(_ event: EventReader) {
    indicator = event.subject
    area = event.text("area") ?? ""
    start = event.date("start") ?? CivilDate(day: 0)
    end = event.date("end") ?? CivilDate(day: 0)
    value = event.number("value") ?? ExactDecimal(0)
    publisher = event.text("publisher") ?? ""
    numerator = event.number("numerator")
    denominator = event.number("denominator")
    lower = event.number("lower")
    upper = event.number("upper")
  }
}

/// A version of a definition (`definition.adopted`), with its canonical JSON.
package struct Adoption: Sendable {
  package let definition: Definition
  package let json: [UInt8]

  init(_ event: EventReader) throws(Refusal) {
    guard let node = event.node("definition") else {
      preconditionFailure("A stored definition.adopted has a definition.")
    }
    definition = try Definition(event.document, node, path: "data.definition")
    var canonical: [UInt8] = []
    CanonicalJSON.write(event.document, node, to: &canonical)
    json = canonical
  }
}

/// An annotation (`practice.noted`).
package struct PracticeNote: Sendable {
  package let subject: String
  package let effective: CivilDate
  package let text: String
  /// The indicators and areas it is for; nil for all.
  package let indicators: [String]?
  package let areas: [String]?

  /// Whether it is about the ledger as a whole: such a note holds for every figure from its effective date on, where
  /// others mark the windows they fall in.
  package var isGeneral: Bool { indicators == nil && areas == nil }

  /// Whether it is for an indicator and one of the areas.
  package func concerns(_ indicator: String, in someAreas: Set<String>) -> Bool {
    (indicators.map { $0.contains(indicator) } ?? true) && (areas.map { !someAreas.isDisjoint(with: $0) } ?? true)
  }

  /// How it reads under figures whose windows begin with a date: with its own date where that falls in them; nil where
  /// it does not belong there.
  package func line(from start: CivilDate) -> String? {
    effective >= start ? "\(effective): \(text)" : isGeneral ? text : nil
  }

  init(_ event: EventReader) {
    subject = event.subject
    effective = event.date("effective") ?? CivilDate(day: 0)
    text = event.text("text") ?? ""
    indicators = event.texts("indicators")
    areas = event.texts("areas")
  }
}

/// What a feed has delivered for an area and months (`coverage.declared`); the end is exclusive.
package struct CoverageDeclaration: Sendable {
  package enum Status: String, Sendable { case complete, partial, missing }

  /// A kind of record, or a free name.
  package let feed: String
  package let area: String
  package let start: CivilDate
  package let end: CivilDate
  package let status: Status
  package let expected: Int?
  package let received: Int?

  init(_ event: EventReader) {
    feed = event.text("feed") ?? ""
    area = event.text("area") ?? ""
    start = event.date("start") ?? CivilDate(day: 0)
    end = event.date("end") ?? CivilDate(day: 0)
    status = event.text("status").flatMap(Status.init) ?? .complete
    expected = event.number("expected")?.whole
    received = event.number("received")?.whole
  }
}

/// What the Board was shown (`figure.published`).
package struct PublishedFigure: Sendable {
  package let indicator: String
  package let report: String
  package let area: String
  package let start: CivilDate
  package let end: CivilDate
  /// Nil where no value was shown.
  package let value: ExactDecimal?
  package let display: String
  /// The number of events that were known.
  package let knownAt: Int
  package let versions: [Int]

  init(_ event: EventReader) {
    indicator = event.subject
    report = event.text("report") ?? ""
    area = event.text("area") ?? ""
    value = event.number("value")
    display = event.text("display") ?? ""
    let document = event.document
    func date(_ key: String) -> CivilDate {
      event.node("period").flatMap { document.member($0, key) }.flatMap { CivilDate(document.raw($0)) }
        ?? CivilDate(day: 0)
    }
    start = date("start")
    end = date("end")
    knownAt =
      event.node("knownAt").flatMap { document.member($0, "sequence") }.flatMap { document.number($0).whole } ?? 0
    versions = event.node("versions").map { document.elements($0).compactMap { document.number($0).whole } } ?? []
  }
}
