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
  private let projection: Projection

  /// - Precondition: both sides stand in the same projection of the ledger.
  package init(_ explanation: Explanation, from a: ExplanationSide, to b: ExplanationSide, ledger: Ledger) throws {
    self.ledger = ledger
    projection = b.point.projection
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
        let areas = try SufficientEvents.areas(of: own, finder)
        sequences.formUnion(scope.assignments(ofCodes: Set(areas.map(projection.erased.told))))
      case .area: sequences.formUnion(scope.assignments(of: projection.erased.told(reader.subject)))
      default: break
      }
    }
    self.sequences = sequences.sorted()
  }

  /// The areas that events name.
  private static func areas(of sequences: [Int], _ finder: RecordFinder) throws -> Set<String> {
    Set(try sequences.compactMap { try finder.stored($0).text("area") })
  }

  /// How many of the events are among the first `length` of the ledger: where a point of knowledge stands in a ledger
  /// of these events alone.
  package func length(at length: Int) -> Int { sequences.count { $0 < length } }

  /// Calls `body` with each event's JSON, in order, masked where a party was erased. Each is written with a number, in texts
  /// `[erased] 1`, in words `erased-1`: who it was is not told, and that it was the same is.
  package func eachEvent(_ body: ([UInt8]) throws -> Void) throws {
    var mask = EventMask(projection.erased, records: projection.records.namingErased)
    let taken = try namesLikeErased()
    var numbers: [Int: Int] = [:]
    var last = 0
    func number(_ form: Int) -> Int {
      if let number = numbers[form] { return number }
      repeat { last += 1 } while taken.contains(ExactText("\(Erasures.mark) \(last)"))
      numbers[form] = last
      return last
    }
    for sequence in sequences {
      try ledger.forEachEvent(in: sequence..<sequence + 1) { _, record, json in
        try mask.apply(to: &json, record: record, as: .numbered(number))
        try body(json)
        return true
      }
    }
  }

  /// The parties whose name, not erased, is one that an erased party could be written as: of a ledger that came of another
  /// export.
  private func namesLikeErased() throws -> Set<ExactText> {
    guard !projection.erased.isEmpty else { return [] }
    var names: Set<ExactText> = []
    var reader = EventReader()
    for sequence in sequences {
      try reader.read(.published(sequence), try ledger.event(at: sequence))
      let party = reader.rule.type == .partyErased ? reader.subject : reader.text("party")
      if let party, party.hasPrefix(Erasures.mark), !projection.erased.isNamed(in: party) {
        names.insert(ExactText(party))
      }
    }
    return names
  }
}
