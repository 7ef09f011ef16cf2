package import Events
package import Statistics

/// Which figures of a series may be joined by a line.
package enum Comparability {
  /// The indices of figures that are not comparable with the one before: the versions that judge them count otherwise, or
  /// such versions judge one of them together, so that their shares differ.
  package static func breaks(_ figures: [Figure]) -> Set<Int> {
    Set(
      figures.indices.dropFirst().filter { index in
        let (before, now) = (figures[index - 1].contents, figures[index].contents)
        return before != now || now.count > 1
      })
  }

  /// Whether two neighbours of a series share dates.
  package static func overlaps(_ figures: [Figure]) -> Bool {
    zip(figures, figures.dropFirst()).contains { $0.part.period.overlaps($1.part.period) }
  }
}

extension Definition.Polarity {
  /// The same in the terms of the statistics.
  package var statistical: Polarity {
    switch self {
    case .lowerIsBetter: .lowerIsBetter
    case .higherIsBetter: .higherIsBetter
    case .neither: .neither
    }
  }
}
