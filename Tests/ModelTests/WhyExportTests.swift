import Events
import Explanations
import Figures
import Ledger
import NaiveModel
import Presentation
import Projections
import Testing

@Suite("Events that suffice for an explanation")
struct WhyExportTests {
  @Test("a ledger of the exported events alone gives the same figures and explanation", arguments: WhyWorld.seeds)
  func suffices(seed: UInt64) throws {
    let world = try WhyWorld(seed: seed)
    var explained = 0
    for question in world.history.whyQuestions(WhyWorld.questionCount) where explained < 4 {
      guard world.expected(question) != nil else { continue }
      let explanation = try world.explanation(question)
      let sides = world.sides(question)
      let events = try SufficientEvents(explanation, from: sides.from, to: sides.to, ledger: world.ledger)
      let alone = try WhyWorld(copying: events, of: world)
      var asked = question
      asked.from.known = events.length(at: question.from.known)
      asked.to.known = events.length(at: question.to.known)
      let again = try alone.explanation(asked)
      #expect(plain(again) == plain(explanation), "seed \(seed), \(question)")
      explained += 1
    }
    #expect(explained > 0, "seed \(seed)")
  }

  /// The JSON of an explanation, sequences and roots aside.
  private func plain(_ explanation: Explanation) -> String {
    explanation.json.text.replacing(/"receipt":"[^"]*"/, with: "").replacing(/"sequence":[0-9]+/, with: "")
      .replacing(/"sequences":\[[0-9,]*\]/, with: "")
  }
}

extension WhyWorld {
  /// A ledger of some events of another, with their own recorded times.
  init(copying events: SufficientEvents, of world: WhyWorld) throws {
    var lines: [[UInt8]] = []
    try events.eachEvent { lines.append($0) }
    try self.init(history: world.history) { ledger in
      _ = try ledger.append(times: .asRecorded) { batch in
        for line in lines { _ = try batch.add(line) }
      }
    }
  }
}
