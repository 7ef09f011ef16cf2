internal import Projections
internal import Rationals
internal import Statistics

/// Secondary suppression within one output: what is kept back must not be found by subtraction.
enum Disclosure {
  /// Suppresses a second area wherever one suppressed area would be the only unknown of a sum: that of a shown area
  /// and the shown areas that make it up, be they its children or, where a child is not shown, that child's own.
  static func withheldTogether(_ figures: [Figure], hierarchy: Hierarchy) -> [Figure] {
    var codes: [String] = []
    for figure in figures where !codes.contains(figure.question.area) { codes.append(figure.question.area) }
    let numbers = Dictionary(uniqueKeysWithValues: zip(codes, codes.indices))
    let sums = codes.indices.flatMap { total in
      hierarchy.geographies.compactMap { geography in
        parts(of: codes[total], numbers, hierarchy, geography).map { SuppressionTable.Sum(total: total, parts: $0) }
      }
    }
    var figures = figures
    keepBack(\.part, numbers, sums, in: &figures)
    keepBack(\.previous, numbers, sums, in: &figures)
    return figures
  }

  /// The shown areas that make up an area; nil where a part of it is not shown, which hides the others.
  private static func parts(
    of area: String, _ shown: [String: Int], _ hierarchy: Hierarchy, _ geography: String
  ) -> [Int]? {
    let children = hierarchy.children(of: area, in: geography)
    guard !children.isEmpty else { return nil }
    var all: [Int] = []
    for child in children {
      if let number = shown[child] {
        all.append(number)
      } else if let below = parts(of: child, shown, hierarchy, geography) {
        all += below
      } else {
        return nil
      }
    }
    return all
  }

  private static func keepBack(
    _ part: WritableKeyPath<Figure, Figure.Part>, _ numbers: [String: Int], _ sums: [SuppressionTable.Sum],
    in figures: inout [Figure]
  ) {
    var cells = [SuppressionTable.Cell](repeating: SuppressionTable.Cell(0, isSuppressed: false), count: numbers.count)
    for figure in figures {
      guard let number = numbers[figure.question.area] else { continue }
      let content = figure[keyPath: part]
      cells[number] = SuppressionTable.Cell(content.numerator?.double ?? 0, isSuppressed: content.isSuppressed)
    }
    var table = SuppressionTable(cells: cells, sums: sums)
    table.suppressSecondary()
    for index in figures.indices {
      guard let number = numbers[figures[index].question.area], table.cells[number].isSuppressed else { continue }
      figures[index][keyPath: part].isSuppressed = true
      figures[index].sealIfWithheld()
    }
  }
}

extension Figure {
  /// Takes out of the marks and the receipt what a figure that is kept back after it was made would tell.
  package mutating func sealIfWithheld() {
    guard isWithheld else { return }
    marks.insert(.suppressed)
    receipt = receipt?.sealed
  }
}
