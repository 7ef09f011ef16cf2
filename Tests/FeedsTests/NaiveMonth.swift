import Events
import Feeds

/// A force's month kept in the plainest way: the events' rules applied to a dictionary.
struct NaiveMonth {
  /// A crime X and an incident X are two records.
  private struct Key: Hashable {
    var kind: PoliceKind
    var subject: String
  }

  private var records: [Key: (isOpen: Bool, content: PoliceContent)] = [:]

  var present: [PolicePresentRecord] {
    records.map {
      PolicePresentRecord(subject: $0.key.subject, isOpen: $0.value.isOpen, content: $0.value.content)
    }
  }

  /// The open contents with their crime IDs (empty for none), counted.
  func openCounts(prefix: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    for (key, record) in records where record.isOpen {
      let id = key.subject.dropFirst(prefix.count).prefix { $0 != "/" }
      counts[NaiveMonth.key(id == "asb" || id == "no-id" ? "" : String(id), record.content), default: 0] += 1
    }
    return counts
  }

  static func key(_ id: String, _ content: PoliceContent) -> String { "\(id) \(content)" }

  /// Applies changes; false when the rules of the events forbid one.
  mutating func apply(_ changes: [PoliceChange], of statement: PoliceStatement) -> Bool {
    for change in changes {
      let key = Key(kind: change.kind, subject: change.subject)
      let old = records[key]
      switch change.effect {
      case .opened(let row):
        guard old == nil else { return false }
        records[key] = (true, statement.rows[row].content)
      case .reopened(let row, _):
        guard let old, !old.isOpen else { return false }
        records[key] = (true, statement.rows[row].content)
      case .cancelled:
        guard let old, old.isOpen else { return false }
        records[key] = (false, old.content)
      case .reclassified(let offence):
        guard let old, old.isOpen, change.kind == .crime else { return false }
        records[key]!.content.offence = offence
      case .relocated(let area, let location, let longitude, let latitude):
        guard let old, old.isOpen else { return false }
        records[key]!.content.area = area
        records[key]!.content.location = location.map { ExactText($0) }
        records[key]!.content.longitude = longitude
        records[key]!.content.latitude = latitude
      case .resolved(let outcome, _):
        guard let old, old.isOpen, change.kind == .crime else { return false }
        records[key]!.content.outcome = ExactText(outcome)
      }
    }
    return true
  }
}
