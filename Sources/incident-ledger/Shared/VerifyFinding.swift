internal import Events
internal import Foundation
internal import Ledger
internal import Presentation

/// What a verification's damages and oddities come to: what is at stake, and what to do. Nothing that it says to do takes an
/// event away: a damaged ledger is moved aside, and never overwritten.
struct VerifyFinding {
  enum Kind: String {
    /// Events, or what cannot be told from them.
    case events
    /// Tables that are made from the events.
    case tables
    /// The file itself.
    case file
    case projections
    case clock
    case rights
  }

  let kind: Kind
  /// What it is, in a sentence.
  let what: String
  let lost: String
  let since: String
  /// Commands, and what a person does beside them, in their order.
  let next: [String]

  var text: String {
    "\(what)\n  Lost   \(lost)\n  Since  \(since)\n"
      + next.enumerated().map { "  \($0 == 0 ? "Next " : "     ")  \($1)\n" }.joined()
  }

  var json: JSONOutput {
    .object([
      ("kind", .string(kind.rawValue)), ("what", .string(what)), ("lost", .string(lost)), ("since", .string(since)),
      ("next", .array(next.map { .string($0) })),
    ])
  }
}

extension VerifyReport {
  /// What was found, the worst first.
  var findings: [VerifyFinding] {
    [journalFinding, projectionsFinding, clockFinding, rightsFinding].compactMap { $0 }
  }

  private var journalFinding: VerifyFinding? {
    guard !journal.isEmpty else { return nil }
    guard rights.isEmpty else {
      return VerifyFinding(
        kind: .rights,
        what:
          "What was read does not agree, and may have been written while it was read: this user cannot keep a writer from it.",
        lost: "nothing that is known yet", since: "not known", next: ["As the owner of the folder: " + verify(folder)])
    }
    if journal.contains(where: { $0.table == "journal" }) {
      return VerifyFinding(
        kind: .file, what: "The journal's file is damaged.",
        lost:
          "not known before it is rebuilt; what was appended since the last backup is in this file alone, so keep it",
        since: since,
        next: [Self.stop, rebuild(withBackup: true)] + exchange + [
          "# Where it cannot be rebuilt: cp -r BACKUP \(new), and have sent again what came since; what is there is not doubled"
        ])
    }
    let sequences = journal.filter { $0.table == Damage.events }.compactMap(\.sequence)
    if sequences.isEmpty {
      return VerifyFinding(
        kind: .tables, what: "The journal is damaged beside its events.",
        lost: "no event: what is damaged is made again from the events", since: since,
        next: [Self.stop, rebuild(withBackup: false)] + exchange)
    }
    return VerifyFinding(
      kind: .events, what: "Events of the journal are damaged.",
      lost: "\(Self.list(sequences)), unless a backup has \(sequences.count == 1 ? "it" : "them"); no other event",
      since: since, next: [Self.stop, rebuild(withBackup: true)] + exchange)
  }

  private var projectionsFinding: VerifyFinding? {
    guard !projections.isEmpty else { return nil }
    return VerifyFinding(
      kind: .projections, what: "What is derived from the journal is damaged; the journal is whole.",
      lost: "no event; figures asked meanwhile may be wrong", since: "not known: figures can be asked again",
      next: ["rm -r \(quoted(folder + "/projections"))", "# It is rebuilt when something is asked.", verify(folder)])
  }

  private var clockFinding: VerifyFinding? {
    guard let first = oddities.first else { return nil }
    return VerifyFinding(
      kind: .clock, what: "A clock was wrong when events were appended; they are whole.",
      lost: "no event; recorded times are not when things were told",
      since: first.sequence.map { "event \($0)" } ?? "not known",
      next: [
        "# Nothing has to be done: figures as known at #N are right, and recorded times never decrease.",
        "# Where an append is refused for the clock and the clock is right: append once with --accept-clock.",
      ])
  }

  private var rightsFinding: VerifyFinding? {
    guard !rights.isEmpty, journal.isEmpty else { return nil }
    return VerifyFinding(
      kind: .rights, what: "This user may not write in the ledger's folder; it was verified all the same.",
      lost: "nothing", since: "the rights of the folder are as they are",
      next: ["As the owner of the folder, for the rest: " + verify(folder)])
  }

  // MARK: Words

  private static let stop = "# Stop what writes to it, and keep it as it is: nothing below changes it."

  private var new: String { quoted(folder + ".rebuilt") }

  private func verify(_ folder: String) -> String { "incident-ledger verify --ledger \(quoted(folder))" }

  private func rebuild(withBackup: Bool) -> String {
    "incident-ledger backup \(new) --rebuild\(withBackup ? " --with BACKUP" : "") --ledger \(quoted(folder))"
  }

  private var exchange: [String] {
    [
      verify(folder + ".rebuilt"), "mv \(quoted(folder)) \(quoted(folder + ".damaged"))", "mv \(new) \(quoted(folder))",
      "for kept in \(quoted(folder + ".damaged"))/tokens*.json; do [ ! -e \"$kept\" ] || cp -p \"$kept\" \(quoted(folder)); done",
    ]
  }

  /// When it can have happened, by the least event concerned.
  private var since: String {
    guard let least = journal.compactMap(\.sequence).min() else {
      return "not known: later than the newest backup that verifies"
    }
    return "later than event \(least) was appended, and than the newest backup that verifies"
  }

  private static func list(_ sequences: [Int]) -> String {
    let distinct = Set(sequences).sorted()
    let shown = distinct.prefix(10).map(String.init).joined(separator: ", ")
    return (distinct.count == 1 ? "event " : "events ") + shown
      + (distinct.count > 10 ? " and \(distinct.count - 10) more" : "")
  }

  /// A path as a shell takes it.
  private func quoted(_ path: String) -> String {
    let isPlain = path.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789/._-".unicodeScalars.contains($0))
    }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
