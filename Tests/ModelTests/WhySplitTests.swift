import Events
import Explanations
import Figures
import NaiveModel
import Rationals
import Testing

@Suite("Reasons split, against the model")
struct WhySplitTests {
  @Test(
    "the parts by area, category, month and feed are the records' shares summed, exactly", arguments: WhyWorld.seeds)
  func parts(seed: UInt64) throws {
    let world = try WhyWorld(seed: seed)
    for question in world.history.whyQuestions(WhyWorld.questionCount) {
      guard let expected = world.expected(question), expected.hasShares else { continue }
      for drill in Breakdown.allCases {
        let found = try world.explanation(question, by: drill)
        for (factor, reason) in expected.reasons {
          var sums: [String: Fraction] = [:]
          for (record, share) in reason.shares {
            let key = key(of: record, drill, expected, world)
            sums[key] = (sums[key] ?? .zero) + share
          }
          let place: Comment = "seed \(seed), \(question), \(factor) by \(drill)"
          var parts: [String: Fraction] = [:]
          for found in found.reasons where found.factor.rawValue == factor.rawValue {
            for part in found.breakdown { parts[part.key] = (parts[part.key] ?? .zero) + Fraction(part.effect) }
            #expect(found.breakdown.reduce(.zero) { $0 + $1.numerator } == found.numerator, place)
            #expect(found.breakdown.reduce(.zero) { $0 + $1.denominator } == found.denominator, place)
          }
          if factor.rawValue == "population" {
            // No record has a share of it.
            #expect(sums.isEmpty && (parts["population"] ?? .zero) == reason.populationShare, place)
          } else {
            #expect(parts == sums && reason.populationShare == .zero, place)
          }
        }
      }
    }
  }

  /// "a record's area, category and month are those at B where it is known there, else at A; its feed is the source of
  /// its first opening"
  private func key(_ drill: Breakdown, _ record: NaiveRecord, _ world: WhyWorld) -> String {
    func text(_ field: RecordField) -> String? { record.content[field].flatMap(words) }
    switch drill {
    case .area: return text(.area) ?? "none"
    case .month: return record.date.month.description
    case .feed: return world.model.events[record.firstOpened].source.text
    case .category:
      let categories: [RecordKind: RecordField] = [
        .crime: .offence, .reoffence: .offence, .incident: .category, .marac: .risk, .referral: .service,
        .answer: .answer, .admission: .cause, .disposal: .outcome, .member: .cohort,
      ]
      return categories[record.kind].flatMap(text) ?? (record.kind == .incident ? text(.kind) : nil) ?? "none"
    }
  }

  private func key(
    of record: NaiveRecord.Key, _ drill: Breakdown, _ expected: NaiveWhy, _ world: WhyWorld
  ) -> String {
    (expected.to.record(record) ?? expected.from.record(record)).map { key(drill, $0, world) } ?? ""
  }

  private func words(_ value: JSONValue) -> String? {
    switch value {
    case .text(let text): text.text
    case .number(let number): number.description
    case .flag(let flag): flag ? "true" : "false"
    case .list(let list): list.compactMap(words).joined(separator: " ")
    case .null, .object: nil
    }
  }
}
