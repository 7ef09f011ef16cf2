internal import Events

/// What is wrong with an event that was refused: all of it, so that it is mended once.
extension Batch {
  /// Every fault of the event in the reader, of which one is known. Only an event that is refused comes here: rules that
  /// could not be looked at behind the first broken one are looked at now.
  mutating func everyFault(of refusal: Refusal) throws -> Refusal {
    var faults = FaultCollector()
    try gather(&faults) { batch throws(Refusal) in try batch.reader.check() }
    let own = faults.faults.map(\.place)
    try gather(&faults) { batch in _ = try batch.recordedTime() }
    // An event whose type cannot be read breaks no rule of its type, and one without data none about data.
    if !own.contains(.field("type")) {
      if !own.contains(.field("data")), !own.contains(.field("data_base64")) { try gatherFaultsOfData(own, &faults) }
      if !own.contains(.field("subject")) { try gather(&faults) { batch in _ = try batch.checkSubject() } }
    }
    return Refusal(together: faults.faults) ?? refusal
  }

  /// - Parameter own: what is at fault without the ledger.
  private mutating func gatherFaultsOfData(_ own: [Refusal.Place], _ faults: inout FaultCollector) throws {
    let rule = reader.rule
    // The subject of an erasure, and of an assignment, takes part in their rules.
    if own.contains(.field("subject")), rule.type == .partyErased || rule.type == .areaAssigned { return }
    if hasErasures { try gather(&faults) { batch in try batch.checkErasure() } }
    switch rule.type {
    case .areaAssigned:
      try gather(&faults) { batch in try batch.checkCycle() }
      try gather(&faults) { batch in try batch.checkLife() }
    case .definitionAdopted where (try? reader.definition()) != nil:
      try gather(&faults) { batch in try batch.checkVersion() }
    case .feedAdopted where (try? reader.feedFile()) != nil:
      try gather(&faults) { batch in try batch.checkFeedVersion() }
      try gather(&faults) { batch in try batch.checkFeedSource() }
    default: break
    }
  }

  private mutating func gather(
    _ faults: inout FaultCollector, _ check: (inout Batch) throws -> Void
  ) throws {
    do {
      try check(&self)
    } catch let refusal as Refusal {
      faults.add(refusal)
    }
  }
}
