internal import Events

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

extension PopulationEstimate {
  /// As the log keeps it.
  var compact: [UInt8] {
    var fact = CompactFact(.population)
    fact.write(year)
    fact.write(persons)
    fact.write(area)
    fact.write(of)
    return fact.bytes
  }

  /// Reads what the log keeps.
  init(compact bytes: [UInt8], _ erased: Erasures) {
    var fact = CompactFact(bytes)
    year = fact.number()
    persons = fact.number()
    area = erased.told(fact.text())
    let kind = fact.text()
    of = kind == Definition.residents ? kind : erased.told(kind)
  }
}
