extension PolicePlacing {
  /// What a person should know of the areas that are placed for now; nil where there are none.
  var note: String? {
    guard rowCount > 0 else { return nil }
    let months = months.count == 1 ? months.joined() : "\(months.count) months"
    let place = parents.count == 1 ? parents.joined() : "the areas of their forces"
    let rows = rowCount == 1 ? "1 row of \(months) lies" : "\(rowCount) rows of \(months) lie"
    let (which, are, them) =
      areas.count == 1 ? ("an area", "it is", "it") : ("\(areas.count) areas", "they are", "them")
    return "\(rows) in \(which) that no look-up places: \(are) placed below \(place) for now."
      + " incident-ledger areas --unplaced lists \(them); import areas --shipped, or with a look-up, places \(them)."
  }
}
