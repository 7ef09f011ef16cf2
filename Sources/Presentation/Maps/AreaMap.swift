package import Boundaries
internal import Events
package import Figures

/// A map of the areas of a comparison: each area drawn by its class, with a key in words, and the table that says the same.
///
/// It shows what the figures that it is given tell, and no more: whoever may see less gives it figures that tell less.
package struct AreaMap {
  let analysis: ComparisonAnalysis
  /// The areas that are drawn.
  let classes: [MapClass]
  /// Those that are not.
  let undrawn: [MapClass]
  let kind: MapClasses
  let projection: MapProjection
  let outline: MapOutline
  /// What the ids of its elements begin with: unique on the page.
  let id: String
  private let hashes: [String]

  /// Nil where no area that is to be drawn has a boundary.
  /// - Parameters:
  ///   - kind: by what areas are put into classes; nil: by comparison where any is compared, else by quarters.
  package init?(
    _ analysis: ComparisonAnalysis, _ layers: [BoundaryLayer], by kind: MapClasses? = nil, id: String = "map"
  ) {
    let classifier = MapClassifier(analysis: analysis)
    let codes = Set(classifier.drawn.map { analysis.figures[$0].question.area })
    let used = layers.filter { !$0.codes.isDisjoint(with: codes) }
    let topologies = used.map { $0.topology.restricted(to: codes) }
    guard let projection = MapProjection(topologies, width: Drawing.width, height: AreaMap.maximumHeight) else {
      return nil
    }
    (self.analysis, self.projection, self.id) = (analysis, projection, id)
    self.kind = kind ?? (analysis.hasBenchmarks ? .comparison : .quarters)
    let outline = MapOutline(topologies, projection)
    self.outline = outline
    func isDrawn(_ index: Int) -> Bool { outline.paths[analysis.figures[index].question.area] != nil }
    classes = classifier.classes(self.kind).map { map in
      MapClass(words: map.words, look: map.look, areas: map.areas.filter(isDrawn))
    }.filter { !$0.areas.isEmpty }
    undrawn = classifier.undrawn(classifier.drawn.filter { !isDrawn($0) })
    hashes = used.map(\.hash)
  }

  private static let maximumHeight = 420.0

  /// The codes of the areas that a comparison would draw.
  package static func codes(_ analysis: ComparisonAnalysis) -> [String] {
    MapClassifier(analysis: analysis).drawn.map { analysis.figures[$0].question.area }
  }

  // MARK: Words

  /// What stands in the place of a map where the boundaries cannot be read.
  package static let damagedSentence =
    "There is no map, as the boundaries that are kept beside the ledger are damaged: incident-ledger import boundaries FILE "
    + "takes them anew. No figure depends on them."

  var title: String {
    guard let first = analysis.figures.first else { return "" }
    let by = kind == .comparison ? "each area against the area above it" : "areas by quarters of their values"
    return "\(first.title)\(FigureSummary(first).titleUnit), \(PeriodFormat.long(first.part.period)): \(by)"
  }

  /// What the map says, for those who do not see it.
  var description: String {
    (["A map."] + (classes.map(label) + undrawn.map(undrawnLabel)).map { $0 + "." }).joined(separator: " ")
  }

  /// `Worse than Leicestershire: 3 areas`.
  func label(_ map: MapClass) -> String {
    "\(map.words) – \(NumberFormat.counted(map.areas.count, "area", "areas"))"
  }

  /// `No boundary, so not on the map – 2 areas: Ward 8 and Ward 9`.
  func undrawnLabel(_ map: MapClass) -> String {
    let names = map.areas.map { self.names(analysis.figures[$0]) }
    let list = names.count > 3 ? "\(names[0]) and \(names.count - 1) more" : ListFormat.and(names)
    return "\(map.words), so not on the map – \(NumberFormat.counted(names.count, "area", "areas")): \(list)"
  }

  /// What else a reader has to know of the map.
  var notes: [String] {
    let figures = classes.flatMap(\.areas).map { analysis.figures[$0] }
    let marks = Set(figures.flatMap(\.marks)).subtracting([.suppressed, .notAvailable]).sorted()
    let lines = hashes.map { $0.prefix(12) }.joined(separator: ", ")
    return marks.map { "\($0.text) \($0.meaning)" } + ["Boundaries as imported (SHA-256 \(lines)), simplified."]
  }

  /// The numbers by which areas are found on the map, by their positions among the figures, where they are few.
  var numbers: [Int: Int] {
    guard analysis.figures.count <= AreaMap.maximumListedCount else { return [:] }
    return Dictionary(uniqueKeysWithValues: classes.flatMap(\.areas).sorted().enumerated().map { ($1, $0 + 1) })
  }

  /// More areas than these have their values in a table beside the drawing, and no numbers on it.
  static let maximumListedCount = 40

  /// The name of an area with its number on the map.
  /// - Parameter isBesideCode: whether the code stands beside it, so that the name need not have it.
  func numberedName(_ index: Int, isBesideCode: Bool = false) -> String {
    let name = isBesideCode ? analysis.figures[index].areaLabel : names(analysis.figures[index])
    return numbers[index].map { "\($0). \(name)" } ?? name
  }

  /// `Blaby: 5.3 [p], 95% range 5.0 to 5.6, better`.
  func name(_ index: Int) -> String {
    let summary = FigureSummary(analysis.figures[index])
    var text = "\(names(analysis.figures[index])): \(summary.valueWithMarks)"
    if let range = summary.range { text += ", 95% range \(range)" }
    if kind == .comparison, let comparison = analysis.comparison(index) { text += ", \(comparison.words)" }
    return text
  }

  var names: AreaNames { AreaNames(analysis.figures) }
}
