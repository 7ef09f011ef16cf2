internal import Events
package import Ledger
internal import Projections
internal import Snapshots

/// The events of a ledger that suffice to compute the two figures of an explanation, and the explanation, again.
///
/// Appended to an empty ledger with their own recorded times they give the same answers, but for sequences and roots.
/// In it are:
///
/// - every event of every record that could count on either side: dated in one of the two windows or the windows before
///   them, in the area, below it or above it; and of every record of the same parties, where a version looks for some;
/// - the areas on the way up and down, their populations, the indicator's versions and statistics, what practice notes
///   and coverage concern it, and what was published of it;
/// - the last event known at each side, with its record, so that the points of knowledge have the same times.
package struct SufficientEvents {
  /// Ascending.
  package let sequences: [Int]
  private let ledger: Ledger

  /// - Precondition: both sides stand in the same projection of the ledger.
  package init(_ explanation: Explanation, from a: ExplanationSide, to b: ExplanationSide, ledger: Ledger) throws {
    let scope = ExportScope(explanation, a, b)
    var sequences = Set(scope.facts())
    let finder = RecordFinder(ledger, b.point.projection)
    let records = scope.records()
    sequences.formUnion(scope.assignments(ofAreasOf: Set(records.keys)))
    for (id, row) in records {
      sequences.formUnion(try finder.events(of: id, row: row).sequences.filter { $0 < scope.high })
    }
    for point in [a.point, b.point] where point.length > 0 {
      let last = point.length - 1
      sequences.insert(last)
      let reader = try finder.stored(last)
      switch reader.rule.subject {
      case .record:
        let own = try ledger.sequences(kind: reader.rule.subject, subject: reader.subject)
        sequences.formUnion(own.filter { $0 < scope.high })
        sequences.formUnion(scope.assignments(ofCodes: try SufficientEvents.areas(of: own, finder)))
      case .area: sequences.formUnion(scope.assignments(of: reader.subject))
      default: break
      }
    }
    self.sequences = sequences.sorted()
    self.ledger = ledger
  }

  /// The areas that events name.
  private static func areas(of sequences: [Int], _ finder: RecordFinder) throws -> Set<String> {
    Set(try sequences.compactMap { try finder.stored($0).text("area") })
  }

  /// How many of the events are among the first `length` of the ledger: where a point of knowledge stands in a ledger
  /// of these events alone.
  package func length(at length: Int) -> Int { sequences.count { $0 < length } }

  /// Calls `body` with each event's JSON, in order. An erased party is written as `[erased] 1`, `[erased] 2` …: who it
  /// was is not told, and that it was the same is.
  package func eachEvent(_ body: ([UInt8]) throws -> Void) throws {
    let erasures = try Erasures(ledger)
    let taken = try namesLikeErased(erasures)
    var placeholders: [ExactText: String] = [:]
    var last = 0
    var reader = EventReader()
    for sequence in sequences {
      var json = try ledger.event(at: sequence)
      try reader.read(.published(sequence), json)
      let isErasure = reader.rule.type == .partyErased
      if let party = isErasure ? reader.subject : reader.text("party"), erasures.contains(party),
        let node = isErasure ? reader.subjectNode : reader.node("party")
      {
        if placeholders[ExactText(party)] == nil {
          repeat { last += 1 } while taken.contains(ExactText("\(Erasures.mark) \(last)"))
        }
        let placeholder = placeholders[ExactText(party)] ?? "\(Erasures.mark) \(last)"
        placeholders[ExactText(party)] = placeholder
        json.replaceSubrange(reader.document.range(node), with: Array(placeholder.utf8))
      }
      try body(json)
    }
  }

  /// The parties whose name, not erased, is one that an erased party could be written as: of a ledger that came of another
  /// export.
  private func namesLikeErased(_ erasures: Erasures) throws -> Set<ExactText> {
    guard !erasures.isEmpty else { return [] }
    var names: Set<ExactText> = []
    var reader = EventReader()
    for sequence in sequences {
      try reader.read(.published(sequence), try ledger.event(at: sequence))
      let party = reader.rule.type == .partyErased ? reader.subject : reader.text("party")
      if let party, party.hasPrefix(Erasures.mark), !erasures.contains(party) { names.insert(ExactText(party)) }
    }
    return names
  }
}
