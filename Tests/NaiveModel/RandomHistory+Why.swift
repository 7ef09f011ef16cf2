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
    package var area: Word
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

  /// Questions why about the history, in either direction: often the clocks move one at a time, often together. Most have
  /// a difference.
  package func whyQuestions(_ count: Int) -> [WhyQuestion] {
    var random = SplitMix64(seed: seed &* 131 &+ 17)
    let figures = NaiveFigures(ledger.events)
    return (0..<count).map { _ in
      var question = whyQuestion(&random)
      for _ in 0..<random.pick([0, 3, 6, 9]) where !figures.hasDifference(question) {
        question = whyQuestion(&random)
      }
      return question
    }
  }

  private func whyQuestion(_ random: inout SplitMix64) -> WhyQuestion {
    let adopted = ledger.events.filter { $0.definition != nil }
    let length = ledger.events.count
    let indicator = adopted.isEmpty ? Word(Pool.indicators[0]) : random.pick(adopted).subject
    let definitions = adopted.filter { $0.subject == indicator }.compactMap(\.definition)
    func side(_ month: Month) -> WhyQuestion.Side {
      WhyQuestion.Side(
        month: month, known: random.chance(1, of: 3) ? length : random.whole(length / 3...length),
        definition: definitions.isEmpty || random.chance(2, of: 3) ? nil : random.pick(definitions).version)
    }
    let area = Word(random.chance(2, of: 3) ? Pool.top : random.area())
    let month = random.pick(Pool.favourites)
    var question = WhyQuestion(indicator: indicator, area: area, from: side(month), to: side(month))
    if random.chance(1, of: 2) { question.to.month = month.adding(random.pick([1, 3, 12, -1, -3, -12, 6, 2])) }
    if random.chance(1, of: 5) { question.to.known = question.from.known }
    if random.chance(1, of: 4) { question.to.definition = question.from.definition }
    if random.chance(3, of: 4) { askForPublished(&question, &random) }
    let rates = definitions.filter { $0.measure == .rate }
    if let one = rates.last, let other = rates.first(where: { $0.over != one.over }), random.chance(1, of: 2) {
      // One rate over residents, the other over what only few know.
      (question.from.definition, question.to.definition) = (one.version, other.version)
      question.from.known = random.whole(length / 8...length / 2)
    }
    return random.chance(1, of: 2) ? question : question.swapped
  }

  /// Where something was published, periods for which it was.
  private func askForPublished(_ question: inout WhyQuestion, _ random: inout SplitMix64) {
    let length = ledger.events.count
    let statistics = ledger.events.filter { $0.type == .statisticPublished && $0.subject == question.indicator }
    guard statistics.count > 1, let area = random.pick(statistics).data["area"]?.text else { return }
    let ends = statistics.filter { $0.data["area"]?.text == area }.compactMap { $0.data["end"]?.date }
    question.area = area
    (question.from.month, question.to.month) = (random.pick(ends).month.adding(-1), random.pick(ends).month.adding(-1))
    question.from.known = random.pick([question.from.known, length])
    question.to.known = random.pick([question.to.known, length])
    if random.chance(1, of: 2) {
      // One period, as known when it was first published and now: a newer number may have replaced that.
      let month = question.from.month
      question.to.month = month
      let first = ledger.events.firstIndex {
        $0.type == .statisticPublished && $0.subject == question.indicator && $0.data["area"]?.text == area
          && $0.data["end"]?.date == month.end
      }
      (question.from.known, question.to.known) = (first.map { $0 + 1 } ?? question.from.known, length)
    }
  }
}

extension NaiveFigures {
  /// Whether the two sides of a question have values of one measure.
  fileprivate func hasDifference(_ question: RandomHistory.WhyQuestion) -> Bool {
    let sides = [question.from, question.to].compactMap { side in
      try? figure(
        question.indicator, area: question.area, to: side.month, known: side.known, definition: side.definition)
    }
    return sides.count == 2 && sides.allSatisfy { $0.current.value != nil } && sides[0].measure == sides[1].measure
  }
}
