package import Events

/// Who of a table of populations is counted, and under which name.
package struct PopulationSelection: Hashable, Sendable {
  /// Ages in years; the last one of a table is open, so that 90 means 90 and over.
  package struct Ages: Hashable, Sendable {
    package var first: Int
    /// Nil for all from the first on.
    package var last: Int?

    /// Reads `10-17`, `65-` or `90`.
    package init?(_ text: String) {
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count <= 2, let first = Ages.age(parts[0]) else { return nil }
      self.first = first
      switch parts.dropFirst().first {
      case nil: last = first
      case "": last = nil
      case let text?:
        guard let last = Ages.age(text), last >= first else { return nil }
        self.last = last
      }
    }

    private static func age(_ text: Substring) -> Int? {
      guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
      return Int(text)
    }
  }

  /// What is counted; nil for residents.
  package private(set) var of: String?
  /// Nil for all ages.
  package private(set) var ages: Ages?
  /// Nil for all persons; never `persons`.
  package private(set) var sex: PopulationSex?
  /// The year of a table that names none; of a table that names some, the one to take.
  package private(set) var year: Int?

  /// All residents.
  package static let residents = PopulationSelection(unchecked: nil)

  private init(unchecked of: String?) { self.of = of }

  /// - Throws: `Refusal` of a parameter where some of the residents would stand as all of them, or under no word.
  package init(
    of: String? = nil, ages: Ages? = nil, sex: PopulationSex? = nil, year: Int? = nil
  ) throws(Refusal) {
    let isPart = ages != nil || (sex ?? .persons) != .persons
    if let of, !Words.isPath(Array(of.utf8)[...]) {
      throw Refusal(.parameter(Parameter("of")), value: of, PopulationMistake.badOf)
    }
    guard !isPart || (of != nil && of != PopulationRow.residents) else {
      throw Refusal(.parameter(Parameter("of")), value: of ?? "", PopulationMistake.partWithoutName)
    }
    if let year, !(1000...9999).contains(year) {
      throw Refusal(.parameter(Parameter("year")), value: String(year), PopulationMistake.badYear)
    }
    self.of = of == PopulationRow.residents ? nil : of
    self.ages = ages
    self.sex = sex == .persons ? nil : sex
    self.year = year
  }
}
