/// The years of the police returns, from July to June, and what came after.
enum PoliceYear: Int, CaseIterable {
  case first, before, now, after

  /// The months, counted from the first month of the returns.
  var months: Range<Int> { [0..<12, 12..<24, 24..<36, 36..<38][rawValue] }
}
