package import Events

extension NaiveWorld {
  /// "A month is missing when the newest declaration says so for that month, the area or one above or below
  /// it, and a record kind named in `count` or `of` of a version judging the window; `partial` gives a note
  /// and mark p."
  /// - Returns: the statuses of the newest declarations for the months, areas and kinds.
  package func coverage(of months: Range<Month>, area: Word, judges: [Definition]) -> Set<String> {
    var kinds: Set<RecordKind> = []
    for judge in judges {
      kinds.formUnion(judge.count?.namedKinds ?? [])
      kinds.formUnion(judge.of?.namedKinds ?? [])
    }
    var statuses: Set<String> = []
    for kind in kinds {
      for place in Set(declarations.compactMap { $0.data["area"]?.text })
      where isAtOrBelow(place, area) || isAtOrBelow(area, place) {
        for index in months.lowerBound.index..<months.upperBound.index {
          let month = Month(index: index)
          // "the newest for a feed, area and month holds"
          let newest = declarations.last { declaration in
            guard let start = declaration.data["start"]?.date, let end = declaration.data["end"]?.date else {
              return false
            }
            return declaration.data["feed"]?.text == Word(kind.word)
              && declaration.data["area"]?.text == place
              && start < month.end && month.start < end
          }
          if let status = newest?.data["status"]?.text { statuses.insert(status.text) }
        }
      }
    }
    return statuses
  }
}
