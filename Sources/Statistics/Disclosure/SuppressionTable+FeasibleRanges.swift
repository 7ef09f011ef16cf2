extension SuppressionTable {
  /// What a reader can still work out about each suppressed cell: the least and greatest count that the shown
  /// cells, the sums and `smallest...largest` for suppressed ones allow. Exact for one sum; for several, by
  /// each sum in turn until nothing narrows, so the true range may be narrower still.
  ///
  /// A width of 0 is a cell given away.
  package func feasibleRanges(smallest: Double = 0, largest: Double = .infinity) -> [ClosedRange<Double>] {
    var ranges = cells.map { $0.isSuppressed ? smallest...max(smallest, largest) : $0.count...$0.count }
    var narrowed = true
    while narrowed {
      narrowed = false
      for sum in sums {
        // total - Σ parts = 0: each term lies between what the others leave.
        let terms = [(cell: sum.total, sign: 1.0)] + sum.parts.map { (cell: $0, sign: -1.0) }
        for (cell, sign) in terms where cells[cell].isSuppressed {
          var (least, greatest) = (0.0, 0.0)
          for (other, otherSign) in terms where other != cell {
            let range = ranges[other]
            least += otherSign > 0 ? range.lowerBound : -range.upperBound
            greatest += otherSign > 0 ? range.upperBound : -range.lowerBound
          }
          let (low, high) = sign > 0 ? (-greatest, -least) : (least, greatest)
          let bounds = ranges[cell]
          let next =
            max(bounds.lowerBound, low)...max(min(bounds.upperBound, high), max(bounds.lowerBound, low))
          if next != bounds {
            ranges[cell] = next
            narrowed = true
          }
        }
      }
    }
    return ranges
  }
}
