/// Cells and the sums among them, to be suppressed so that no suppressed cell can be found by subtraction.
///
/// The plain case is an area and its children: one sum. A table with totals has a sum for each row and each
/// column.
package struct SuppressionTable: Hashable, Sendable {
  /// A figure that may be shown or not.
  package struct Cell: Hashable, Sendable {
    /// Its count: where a second cell must go, the smallest goes.
    package let count: Double
    package var isSuppressed: Bool

    package init(_ count: Double, isSuppressed: Bool) {
      self.count = count
      self.isSuppressed = isSuppressed
    }
  }

  /// One total and the parts that add up to it.
  package struct Sum: Hashable, Sendable {
    /// An index into the cells.
    package let total: Int
    /// Indices into the cells.
    package let parts: [Int]

    package init(total: Int, parts: [Int]) {
      self.total = total
      self.parts = parts
    }
  }

  package private(set) var cells: [Cell]
  package let sums: [Sum]

  package init(cells: [Cell], sums: [Sum]) {
    precondition(
      sums.allSatisfy { ($0.parts + [$0.total]).allSatisfy(cells.indices.contains) },
      "A sum is made of cells of its table.")
    self.cells = cells
    self.sums = sums
  }

  /// Suppresses, while a sum has exactly one suppressed cell, another part of it: the one with the smallest
  /// count above 0, the first of equals; a zero only where nothing else is left (it would protect nothing but
  /// itself), and the total last.
  package mutating func suppressSecondary() {
    var changed = true
    while changed {
      changed = false
      for sum in sums where alone(in: sum) != nil {
        guard let partner = partner(in: sum) else { continue }
        cells[partner].isSuppressed = true
        changed = true
      }
    }
  }

  /// The one suppressed cell of a sum, if there is exactly one.
  private func alone(in sum: Sum) -> Int? {
    let hidden = (sum.parts + [sum.total]).filter { cells[$0].isSuppressed }
    return hidden.count == 1 ? hidden[0] : nil
  }

  private func partner(in sum: Sum) -> Int? {
    let shown = sum.parts.filter { !cells[$0].isSuppressed }
    let smallest = shown.filter { cells[$0].count > 0 }.min { cells[$0].count < cells[$1].count }
    return smallest ?? shown.first ?? (cells[sum.total].isSuppressed ? nil : sum.total)
  }
}
