package import Events
import TestSupport

extension RandomHistory {
  /// A question why: two sides of one indicator and area.
  package struct WhyQuestion: Sendable, CustomStringConvertible {
    package struct Side: Sendable {
      package var month: Month
      package var known: Int
      package var definition: Int?
    }

    package let indicator: Word
    package let area: Word
    package var from: Side
    package var to: Side

    package var description: String {
      func text(_ side: Side) -> String {
        "\(side.month)@#\(side.known)" + (side.definition.map { "/\($0)" } ?? "")
      }
      return "\(indicator) in \(area) from \(text(from)) to \(text(to))"
    }

    /// The way back.
    package var swapped: WhyQuestion {
      WhyQuestion(indicator: indicator, area: area, from: to, to: from)
    }
  }

  /// Questions why about the history, in either direction: often the clocks move one at a time, often together.
  package func whyQuestions(_ count: Int) -> [WhyQuestion] {
    var random = SplitMix64(seed: seed &* 131 &+ 17)
    let adopted = ledger.events.filter { $0.definition != nil }
    let length = ledger.events.count
    return (0..<count).map { _ in
      let indicator = adopted.isEmpty ? Word(Pool.indicators[0]) : random.pick(adopted).subject
      let versions = adopted.filter { $0.subject == indicator }.compactMap { $0.definition?.version }
      func side(_ month: Month) -> WhyQuestion.Side {
        WhyQuestion.Side(
          month: month, known: random.chance(1, of: 3) ? length : random.whole(length / 3...length),
          definition: versions.isEmpty || random.chance(2, of: 3) ? nil : random.pick(versions))
      }
      var area = Word(random.chance(2, of: 3) ? Pool.top : random.area())
      let month = random.pick(Pool.favourites)
      var (from, to) = (side(month), side(month))
      if random.chance(1, of: 2) { to.month = month.adding(random.pick([1, 3, 12, -1, -3, -12, 6, 2])) }
      if random.chance(1, of: 5) { to.known = from.known }
      if random.chance(1, of: 4) { to.definition = from.definition }
      // Where something was published, mostly periods for which it was.
      let statistics = ledger.events.filter { $0.type == .statisticPublished && $0.subject == indicator }
      if statistics.count > 1, random.chance(3, of: 4) {
        area = random.pick(statistics).data["area"]?.text ?? area
        let ends = statistics.filter { $0.data["area"]?.text == area }.compactMap { $0.data["end"]?.date }
        (from.month, to.month) = (random.pick(ends).month.adding(-1), random.pick(ends).month.adding(-1))
        (from.known, to.known) = (random.pick([from.known, length]), random.pick([to.known, length]))
        if random.chance(1, of: 2) {
          // One period, as known when it was first published and now: a newer number may have replaced that.
          to.month = from.month
          let first = ledger.events.firstIndex {
            $0.type == .statisticPublished && $0.subject == indicator && $0.data["area"]?.text == area
              && $0.data["end"]?.date == from.month.end
          }
          (from.known, to.known) = (first.map { $0 + 1 } ?? from.known, length)
        }
      }
      return WhyQuestion(indicator: indicator, area: area, from: from, to: to)
    }
  }
}
