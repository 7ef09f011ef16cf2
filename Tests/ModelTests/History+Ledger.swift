import Events
import Ledger
import NaiveModel

/// What the ledger made of a batch, in the words of the model.
enum BatchOutcome {
  static func append(_ batch: RandomHistory.Batch, to ledger: Ledger) throws -> [String] {
    var outcomes: [String] = []
    do {
      _ = try ledger.append(times: .at(batch.recordedAt)) { open in
        var isRefused = false
        for line in batch.lines {
          do {
            switch try open.add(line) {
            case .appended(let sequence): outcomes.append("appended \(sequence)")
            case .duplicate: outcomes.append("duplicate")
            }
          } catch is Refusal {
            outcomes.append("refused")
            isRefused = true
          }
        }
        if isRefused, !batch.keepGoing { throw LedgerError.refused([]) }
      }
    } catch let error as LedgerError where error.code == .refused {
    }
    return outcomes
  }

  static func word(_ outcome: NaiveLedger.Outcome) -> String {
    switch outcome {
    case .appended(let sequence): "appended \(sequence)"
    case .duplicate: "duplicate"
    case .refused: "refused"
    }
  }
}
