import Events
import NaiveModel
import Testing
@Test func zz() throws {
  let clock = ContinuousClock()
  var seen: [String: Int] = [:]
  let t = clock.now
  let hs = RandomHistory.standardSeeds.map { RandomHistory(seed: $0) }
  print("histories", clock.now - t, hs.map { $0.ledger.events.count })
  var census = Census()
  for h in hs { census.add(h.census) }
  print(census.counts.sorted { $0.value < $1.value }.prefix(40).map { "\($0.key)=\($0.value)" })
  print(census.description.split(separator: "\n").filter { $0.hasPrefix("batch") || $0.hasPrefix("fault") || $0.hasPrefix("refused") || $0.hasPrefix("dup") })
  for h in hs {
    let f = NaiveFigures(h.ledger.events)
    for q in h.questions(40) {
      if let g = try? f.figure(q.indicator, area: q.area, to: q.month, known: q.known, definition: q.definition) {
        seen["\(g.measure) num \(min(20, Int(g.current.numerator?.double.rounded(.up) ?? -1)))", default: 0] += 1
        for a in g.current.absences { seen["absence \(a)", default: 0] += 1 }
        if g.current.value != nil { seen["\(g.measure) value", default: 0] += 1 }
        if g.current.absences.isEmpty && g.previous.value != nil { seen["with previous", default: 0] += 1 }
        if !g.comparators.isEmpty { seen["comparator", default: 0] += 1 }
        if g.unplaced > 0 { seen["unplaced", default: 0] += 1 }
        if g.current.versions.count > 1 { seen["several", default: 0] += 1 }
      } else { seen["refused", default: 0] += 1 }
    }
  }
  print("total", clock.now - t)
  for (k, v) in seen.sorted(by: { $0.key < $1.key }) { print(k, v) }
}
