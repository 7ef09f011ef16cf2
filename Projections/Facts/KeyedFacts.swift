internal import Events

/// What a fact is of: facts of one key are asked for together.
package protocol KeyedFact: Sendable {
  associatedtype Key: Hashable & Sendable
  var key: Key { get }
}

/// The facts of one sort in order, each with the sequence of its event, found by what they are of.
package struct KeyedFacts<Content: KeyedFact>: RandomAccessCollection, Sendable {
  private var stated: [Facts.Stated<Content>] = []
  /// The positions of the facts of each key, ascending.
  private var positions: [Content.Key: [Int]] = [:]

  package var startIndex: Int { 0 }
  package var endIndex: Int { stated.count }

  package subscript(index: Int) -> Facts.Stated<Content> { stated[index] }

  mutating func append(_ content: Content, sequence: Int) {
    positions[content.key, default: []].append(stated.count)
    stated.append(Facts.Stated(sequence: sequence, content: content))
  }

  /// The leading facts that were stated by the first `length` events of the ledger.
  package func known(at length: Int) -> ArraySlice<Facts.Stated<Content>> { stated.known(at: length) }

  /// Those of them that are of a key.
  package func known(at length: Int, of key: Content.Key) -> [Facts.Stated<Content>] {
    Array(all(of: key).prefix { $0.sequence < length })
  }

  /// All facts of a key.
  package func all(of key: Content.Key) -> [Facts.Stated<Content>] { (positions[key] ?? []).map { stated[$0] } }

  /// The last fact of a key that was stated by the first `length` events of the ledger and fits.
  package func last(
    at length: Int, of key: Content.Key, where fits: (Content) -> Bool
  ) -> Facts.Stated<Content>? {
    guard let own = positions[key] else { return nil }
    let found = own.last { stated[$0].sequence < length && fits(stated[$0].content) }
    return found.map { stated[$0] }
  }
}

/// An indicator in an area.
package struct IndicatorArea: Hashable, Sendable {
  package let indicator: String
  package let area: String

  package init(indicator: String, area: String) {
    self.indicator = indicator
    self.area = area
  }
}

extension Adoption: KeyedFact {
  /// The indicator.
  package var key: String { definition.indicator }
}

extension PublishedStatistic: KeyedFact {
  package var key: IndicatorArea { IndicatorArea(indicator: indicator, area: area) }
}

extension PublishedFigure: KeyedFact {
  package var key: IndicatorArea { IndicatorArea(indicator: indicator, area: area) }
}
