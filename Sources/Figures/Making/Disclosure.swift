internal import Projections
internal import Statistics

/// Secondary suppression within one output: what is kept back must not be found by subtraction.
enum Disclosure {
  /// Suppresses a second area wherever one suppressed area among the children of a shown one stands alone.
  static func withheldTogether(_ figures: [Figure], hierarchy: Hierarchy) -> [Figure] {
    var figures = figures
    for (position, parent) in figures.enumerated() {
      let children = Set(hierarchy.children(of: parent.question.area))
      let family = figures.indices.filter { children.contains(figures[$0].question.area) && $0 != position }
      // The subtraction needs every child: one that is not in the output hides the others.
      guard family.count == children.count, !family.isEmpty else { continue }
      keepBack(\.part, position, family, in: &figures)
      keepBack(\.previous, position, family, in: &figures)
    }
    for index in figures.indices where figures[index].part.isSuppressed {
      figures[index].marks.insert(.suppressed)
    }
    return figures
  }

  private static func keepBack(
    _ part: WritableKeyPath<Figure, Figure.Part>, _ parent: Int, _ family: [Int], in figures: inout [Figure]
  ) {
    func cell(_ index: Int) -> SuppressionTable.Cell {
      SuppressionTable.Cell(
        figures[index][keyPath: part].numerator?.double ?? 0,
        isSuppressed: figures[index][keyPath: part].isSuppressed)
    }
    let result = SuppressionTable.suppress(parent: cell(parent), children: family.map(cell))
    if result.parent { figures[parent][keyPath: part].isSuppressed = true }
    for (index, isSuppressed) in zip(family, result.children) where isSuppressed {
      figures[index][keyPath: part].isSuppressed = true
    }
  }
}
