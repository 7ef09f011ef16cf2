import Events
import NaiveModel
import Testing

@Suite("The model's why")
struct NaiveWhyTests {
  @Test("effects add up to the difference, and questions move whatever can move")
  func effects() throws {
    var seen: Set<String> = []
    for seed in 101...140 as ClosedRange<UInt64> {
      let history = RandomHistory(seed: seed)
      let model = NaiveFigures(history.ledger.events)
      func side(
        _ question: RandomHistory.WhyQuestion, _ side: RandomHistory.WhyQuestion.Side
      ) -> NaiveSide? {
        try? model.side(
          question.indicator, area: question.area, to: side.month, known: side.known, definition: side.definition)
      }
      for question in history.whyQuestions(12) {
        guard let from = side(question, question.from), let to = side(question, question.to),
          let why = NaiveWhy(question.indicator, area: question.area, from: from, to: to)
        else { continue }
        #expect(why.reasons.values.reduce(.zero) { $0 + $1.effect } == why.difference, "seed \(seed), \(question)")
        seen.formUnion(why.traits)
      }
    }
    #expect(NaiveWhy.expectedTraits.filter { !seen.contains($0) } == [])
  }
}
