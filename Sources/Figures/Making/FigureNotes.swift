/// Notes that figures beside each other share but for a number.
enum FigureNotes {
  /// On records that lie at an area above the figure's: nobody knows whether they belong to it.
  static func placing(_ records: Int) -> String {
    "\(records) matching \(records == 1 ? "record lies" : "records lie") at an area above and could not be placed."
  }

  /// On what a report showed of the figure before it changed.
  static func revised(report: String, display: String, now: String) -> String {
    "Revised: \(report) showed \(display)" + (display == now ? "; the change is too small to be seen." : ".")
  }
}
