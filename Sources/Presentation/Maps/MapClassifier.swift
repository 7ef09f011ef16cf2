internal import Events
internal import Figures
internal import Statistics

/// Puts the areas of a comparison into the classes of a map.
struct MapClassifier {
  let analysis: ComparisonAnalysis

  /// The figures that are drawn: all but those that others are compared with.
  var drawn: [Int] {
    let above = Set(analysis.benchmarks.compactMap(\.self))
    return analysis.figures.indices.filter { !above.contains($0) }
  }

  /// The classes that have areas, in the order of the key.
  func classes(_ kind: MapClasses) -> [MapClass] {
    let shown = drawn.filter { analysis.figures[$0].hasShownValue }
    let unshown = drawn.filter { !analysis.figures[$0].hasShownValue }
    let keptBack = unshown.filter { analysis.figures[$0].isWithheld }
    let missing = unshown.filter { !analysis.figures[$0].isWithheld }
    let there = missing.filter { analysis.absences[$0] == nil }
    let classes = kind == .comparison ? compared(shown) : quarters(shown)
    return
      (classes + [
        MapClass(words: "[c] kept back, as the number is too small", look: .keptBack, areas: keptBack),
        MapClass(words: "[x] no value", look: .missing, areas: there),
      ] + absent(missing).map { MapClass(words: "[x] no value: \($0.words)", look: .missing, areas: $0.areas) })
      .filter { !$0.areas.isEmpty }
  }

  /// Areas that are not there in the period, by when they ended or begin.
  private func absent(_ areas: [Int]) -> [(words: String, areas: [Int])] {
    Dictionary(grouping: areas) { analysis.absences[$0]?.words }.compactMap { words, areas in
      words.map { (words: $0, areas: areas.sorted()) }
    }.sorted { $0.words < $1.words }
  }

  /// The areas that cannot be drawn, in classes: those that are not there, and those that have no boundary.
  func undrawn(_ areas: [Int]) -> [MapClass] {
    let there = areas.filter { analysis.absences[$0] == nil }
    let classes =
      [MapClass(words: "No boundary", look: .undrawn, areas: there)]
      + absent(areas).map { MapClass(words: "No boundary, and \($0.words)", look: .undrawn, areas: $0.areas) }
    return classes.filter { !$0.areas.isEmpty }
  }

  // MARK: By the area above

  private func compared(_ shown: [Int]) -> [MapClass] {
    let groups = Dictionary(grouping: shown) { analysis.comparison($0)?.standing }
    let known = groups.keys.compactMap(\.self).sorted()
    let classes = known.map { standing -> MapClass in
      let areas = groups[standing] ?? []
      let word = areas.first.flatMap { analysis.comparison($0)?.words } ?? ""
      return MapClass(words: sentence(word, standing, areas), look: MapClassifier.look(standing), areas: areas)
    }
    return classes + [MapClass(words: "Not compared", look: .uncompared, areas: groups[nil] ?? [])]
  }

  /// `Worse than Leicestershire (99.8%)`.
  private func sentence(_ word: String, _ standing: AreaComparison.Standing, _ areas: [Int]) -> String {
    let names = Set(areas.compactMap { analysis.benchmark($0)?.figure.areaName })
    let above = names.count == 1 ? names.first ?? "" : "the area above"
    let (first, level) = word.split(separator: " ", maxSplits: 1).splitFirst
    let joint = standing.judgement == .similar ? "to" : "than"
    return first.prefix(1).uppercased() + first.dropFirst() + " \(joint) \(above)" + level
  }

  private static func look(_ standing: AreaComparison.Standing) -> MapLook {
    switch standing.judgement {
    case .similar: .plain
    case .worse, .higher: standing.isSurer ? .surelyHigh : .high
    case .better, .lower: standing.isSurer ? .surelyLow : .low
    }
  }

  // MARK: By quarters

  /// Equal values are in one class, so that a class may be larger than a quarter, or there are fewer than four.
  private func quarters(_ shown: [Int]) -> [MapClass] {
    let values = shown.compactMap { analysis.figures[$0].value }.sorted()
    var groups: [[Int]] = [[], [], [], []]
    for index in shown {
      guard let value = analysis.figures[index].value else { continue }
      let smaller = values.firstIndex { $0 >= value } ?? 0
      groups[smaller * 4 / values.count].append(index)
    }
    let names = ["Lowest quarter", "Second quarter", "Third quarter", "Highest quarter"]
    return zip(zip(names, groups), [MapLook.plain, .sparse, .dense, .full]).map { named, look in
      let (name, areas) = named
      return MapClass(words: areas.isEmpty ? name : "\(name): \(span(areas))", look: look, areas: areas)
    }
  }

  /// `4.1 to 6.0`, as the values are shown.
  private func span(_ areas: [Int]) -> String {
    let figures = areas.map { analysis.figures[$0] }.sorted { ($0.value ?? 0) < ($1.value ?? 0) }
    let (least, greatest) = (FigureSummary(figures[0]).display, FigureSummary(figures[figures.count - 1]).display)
    return least == greatest ? least : "\(least) to \(greatest)"
  }
}

extension ComparisonAnalysis.Absence {
  /// `ended by 21 March 2021`, as what follows “the area”.
  var words: String {
    switch self {
    case .ended(let end): "ended by \(PeriodFormat.date(end)), before this period"
    case .begins(let start): "begins on \(PeriodFormat.date(start)), after this period"
    }
  }
}

extension [Substring] {
  /// The first word, and the rest with the space before it.
  fileprivate var splitFirst: (String, String) {
    (String(first ?? ""), count > 1 ? " " + self[1] : "")
  }
}
