internal import Events
internal import Questions

/// Why the events of an explanation are not written out.
enum ExportMistake: Mistake {
  case tellsSmallNumbers

  func rule(at door: Door) -> String { "a figure that is kept back could be counted from its events" }

  func remedy(at door: Door) -> String {
    "Give \(door.name(.disclose)) where whoever gets the file may see small numbers"
  }
}
