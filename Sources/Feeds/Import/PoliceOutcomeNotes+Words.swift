internal import Events

extension [PoliceOutcomeCounts] {
  /// What a person should know of the outcomes files of an import; nothing where there were none.
  /// - Parameter isKept: whether what they say is appended, rather than all of it refused.
  func notes(isKept: Bool) -> [String] {
    guard !isEmpty else { return [] }
    func sum(_ count: (PoliceOutcomeCounts) -> Int) -> Int { reduce(0) { $0 + count($1) } }
    func rows(_ count: Int, _ verb: String, _ verbs: String) -> String {
      count == 1 ? "1 row \(verb)" : "\(count.grouped) rows \(verbs)"
    }
    let (resolved, older) = (sum(\.resolved), sum(\.superseded))
    var notes = [
      (count == 1 ? "1 outcomes file: " : "\(count.grouped) outcomes files: ")
        + (resolved == 1 ? "1 crime " : "\(resolved.grouped) crimes ")
        + (isKept ? "resolved." : "would be resolved without the refusals; nothing was appended.")
    ]
    if older > 0 {
      notes.append(
        "Outcomes: \(rows(older, "says", "say")) what a later outcome of the same crime stands before: left as it is.")
    }
    let (unknown, several, withoutID) = (sum(\.unknown), sum(\.several), sum(\.withoutID))
    if unknown > 0 {
      notes.append(
        "Outcomes: \(rows(unknown, "names", "name")) no open crime that the ledger holds. Where its month's street-level"
          + " file comes later, import the outcomes file again after it.")
    }
    if several > 0 {
      notes.append("Outcomes: \(rows(several, "names", "name")) several open crimes: none of them is resolved.")
    }
    if withoutID > 0 {
      notes.append("Outcomes: \(rows(withoutID, "has", "have")) no crime ID, so no crime is known for what they say.")
    }
    return notes
  }
}
