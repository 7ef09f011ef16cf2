package import Events

/// A number of residents, households or others in an area in the middle of a year (`population.estimated`).
package struct PopulationEstimate: Sendable {
  package let area: String
  package let year: Int
  package let persons: Int
  /// What is counted.
  package let of: String

  init(_ event: EventReader, _ erased: Erasures) {
    area = erased.told(event.subject)
    year = event.required(whole: "year")
    persons = event.required(whole: "persons")
    let kind = event.text("of") ?? Definition.residents
    of = kind == Definition.residents ? kind : erased.told(kind)
  }
}

extension PopulationEstimate: CompactFact {
  package init(kept: inout CompactReader, _ erased: Erasures) {
    year = kept.number()
    persons = kept.number()
    area = erased.told(kept.text())
    let kind = kept.text()
    of = kind == Definition.residents ? kind : erased.told(kind)
  }

  package func write(to kept: inout CompactWriter) {
    kept.write(year)
    kept.write(persons)
    kept.write(area)
    kept.write(of)
  }
}
