internal import Events

/// What a batch knows of areas, its own events included.
extension Batch {
  /// What the assignments of an area say; nil where no assignment is about it.
  package mutating func area(_ code: String) throws -> AreaFacts? {
    var parents = AreaParents()
    swap(&parents, &areas)
    defer { swap(&parents, &areas) }
    return try parents.facts(of: code, in: self)
  }

  /// Whether an area is another one or lies below it, by any path through all geographies together.
  package mutating func isArea(_ code: String, withinOrBelow ancestor: String) throws -> Bool {
    var parents = AreaParents()
    swap(&parents, &areas)
    defer { swap(&parents, &areas) }
    return try parents.isArea(code, withinOrBelow: ancestor, in: self)
  }
}
