extension RowPlace {
  /// `sheet Cases, row 12, DASH score`, without what there is none of.
  func words(column: String?) -> String {
    [sheet.map { "sheet \($0)" }, row > 0 ? "row \(row)" : nil, column].compactMap(\.self).joined(separator: ", ")
  }
}
