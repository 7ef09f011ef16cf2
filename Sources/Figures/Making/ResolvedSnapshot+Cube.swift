package import Events
internal import Questions
package import Snapshots

extension ResolvedSnapshot {
  /// The question about a cube, with the names in it found in the ledger.
  /// - Parameters:
  ///   - names: the indicators; nil for every one that is known.
  ///   - place: where they are named.
  /// - Throws: a `Refusal` for a name that nothing has, or a version that an indicator does not have.
  package func cube(
    of names: [String]?, _ place: Refusal.Place, in areas: CubeAreas, months: [Month], definition: Int?
  ) throws(Refusal) -> CubeQuestion {
    let (told, beside) = try codes(of: areas)
    guard !told.isEmpty else { throw Refusal(.parameter(.areas), QuestionMistake.empty) }
    var indicators = snapshot.indicators
    if let names {
      guard !names.isEmpty else { throw Refusal(place, QuestionMistake.empty) }
      indicators = try names.map { name throws(Refusal) in try view.indicator(named: name, place) }
    }
    let cube = CubeQuestion(
      indicators: indicators, areas: told, beside: beside, months: months, definition: definition)
    for question in cube.indicators where snapshot.judges(of: question.indicator, version: definition) == nil {
      throw FigureMaker.unknownVersion(question, at: snapshot)
    }
    return cube
  }

  private func codes(of areas: CubeAreas) throws(Refusal) -> (told: [String], beside: [String]) {
    switch areas {
    case .named(let names):
      return (
        try names.map { name throws(Refusal) in try view.area(named: name, .areas, knownAt: length) }, []
      )
    case .below(let name, let level):
      let area = try view.area(named: name, knownAt: length)
      let compared = try snapshot.comparedAreas(with: area, level: level)
      return level == nil ? (compared, []) : (Array(compared.dropFirst()), [area])
    }
  }
}
