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
      + nowhereWords
  }

  /// That no region and no country counts rows, as the areas of their forces lie nowhere.
  private var nowhereWords: String {
    let forces = rowCountsNowhere.keys.sorted()
    guard !forces.isEmpty else { return "" }
    let rowCount = rowCountsNowhere.values.reduce(0, +)
    let names = forces.count <= 3 ? forces.joined(separator: " and ") : "\(forces.count) areas of forces"
    return " \(rowCount == 1 ? "1 row lies" : "\(rowCount) rows lie") in or below \(names), which"
      + " \(forces.count == 1 ? "lies in no area itself" : "lie in no area themselves"): no region and no country"
      + " counts \(rowCount == 1 ? "it" : "them"). Place the areas by a look-up, or \(names) by import areas with"
      + " code,name,level,parent."
  }
}
