import Events
import NaiveModel
import Testing

@Suite("Random histories")
struct RandomHistoryTests {
  private static let histories = RandomHistory.standardSeeds.map { RandomHistory(seed: $0) }

  @Test("nothing that can occur never does")
  func census() {
    var census = Census()
    for history in Self.histories { census.add(history.census) }
    #expect(census.missing == [])
    #expect(Census.expected.count > 250)
  }

  @Test("the same seed gives the same history, another seed another")
  func deterministic() {
    let (one, again, other) = (RandomHistory(seed: 5), RandomHistory(seed: 5), RandomHistory(seed: 6))
    #expect(one.batches.map(\.lines) == again.batches.map(\.lines))
    #expect(
      one.ledger.root(length: one.ledger.events.count) == again.ledger.root(length: again.ledger.events.count)
    )
    #expect(one.batches.map(\.lines) != other.batches.map(\.lines))
  }

  @Test("batches appended again in order give the same outcomes and the same root")
  func replay() {
    for history in Self.histories.prefix(8) {
      var ledger = NaiveLedger()
      for batch in history.batches {
        let outcomes = ledger.append(batch.lines, at: batch.recordedAt, keepGoing: batch.keepGoing)
        #expect(outcomes == batch.outcomes)
      }
      let length = ledger.events.count
      #expect(length == history.ledger.events.count)
      #expect(ledger.root(length: length) == history.ledger.root(length: length))
      #expect(ledger.events.map(\.sequence) == Array(0..<length))
      #expect(zip(ledger.events, ledger.events.dropFirst()).allSatisfy { $0.recordedTime <= $1.recordedTime })
    }
  }

  @Test("leaves are what the reader of events writes")
  func leaves() throws {
    for history in Self.histories.prefix(8) {
      for event in history.ledger.events {
        var reader = EventReader()
        try reader.read(event.leaf[...])
        try reader.check()
        var bytes: [UInt8] = []
        reader.writeStored(sequence: event.sequence, recordedTime: event.recordedTime, to: &bytes)
        #expect(bytes == event.leaf)
      }
    }
  }

  @Test("questions meet every measure, every absence, every mark and every shape of answer")
  func questions() throws {
    var (seen, asked, valued): ([String: Int], Int, Int) = ([:], 0, 0)
    for history in Self.histories {
      let figures = NaiveFigures(history.ledger.events)
      for question in history.questions(40) {
        asked += 1
        do {
          let figure = try figures.figure(
            question.indicator, area: question.area, to: question.month, known: question.known,
            definition: question.definition)
          for trait in figure.traits { seen[trait, default: 0] += 1 }
          if figure.current.value != nil {
            valued += 1
            #expect(figure.current.absences.isEmpty)
          }
        } catch {
          seen["\(error)", default: 0] += 1
        }
      }
    }
    #expect((NaiveFigure.expectedTraits + ["noVersion"]).filter { seen[$0] == nil } == [], "\(seen)")
    #expect(3 * valued >= asked)
  }
}
