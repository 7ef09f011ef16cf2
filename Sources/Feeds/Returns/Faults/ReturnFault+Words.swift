extension ReturnFault {
  /// `sheet Cases, row 12, DASH score`, without what there is none of.
  var location: String {
    [place.sheet.map { "sheet \($0)" }, place.row > 0 ? "row \(place.row)" : nil, column]
      .compactMap(\.self).joined(separator: ", ")
  }
}
