import Events
import Ledger
import LedgerTestSupport
import TestSupport

@testable import Feeds

/// A history of records of a few feeds, as a ledger, and as the list of what was said, for the obvious model.
struct RetentionHistory {
  /// What one event said.
  enum Saying {
    case adopted(feed: String, version: Int, source: String, kind: RecordKind, keep: Int?)
    case opened(kind: RecordKind, subject: String, source: String, party: String?, date: String)
    case changed(kind: RecordKind, subject: String, party: String?, date: String?)
    case closed(kind: RecordKind, subject: String)
    case erased(party: String)
  }

  private(set) var sayings: [Saying] = []
  private let scratch: ScratchLedger
  var ledger: Ledger { scratch.ledger }

  init() throws { scratch = try ScratchLedger() }

  /// Appends what is said, as one batch.
  mutating func say(_ said: [Saying]) throws {
    let first = sayings.count
    try ledger.add(said.enumerated().map { RetentionHistory.json($1, id: "\(first + $0)") })
    sayings += said
  }

  private static func json(_ saying: Saying, id: String) -> String {
    switch saying {
    case .adopted(let feed, let version, let source, let kind, let keep):
      return event(
        "feed.adopted", feed, id: id,
        data: #"{"feed":{"feed":"\#(feed)","version":\#(version),"source":"\#(source)","record":"\#(kind.word)","#
          + (keep.map { #""keep":"\#($0) months","# } ?? "")
          + #""statement":{"of":"none"},"columns":\#(columns(kind))}}"#)
    case .opened(let kind, let subject, let source, let party, let date):
      let party = party.map { #""party":"\#($0)","# } ?? ""
      let rest =
        kind == .marac ? #""contact":["other"],"risk":"high""# : #""offence":"burglary""#
      return event(
        kind == .marac ? "marac.heard" : "crime.recorded", subject, id: id, source: source,
        data: #"{\#(party)"date":"\#(date)","area":"E07000129",\#(rest)}"#)
    case .changed(let kind, let subject, let party, let date):
      let fields = [party.map { #""party":"\#($0)""# }, date.map { #""date":"\#($0)""# }].compactMap(\.self)
      return event(
        kind == .marac ? "marac.corrected" : "crime.redated", subject, id: id,
        data: "{" + fields.joined(separator: ",") + "}")
    case .closed(let kind, let subject):
      return event(kind == .marac ? "marac.withdrawn" : "crime.cancelled", subject, id: id)
    case .erased(let party): return event("party.erased", party, id: id)
    }
  }

  private static func columns(_ kind: RecordKind) -> String {
    kind == .marac
      ? #"{"date":"D","party":"P","area":"A","contact":"C","risk":"R"}"# : #"{"date":"D","area":"A","offence":"O"}"#
  }
}

extension RetentionHistory {
  /// The parties that are due on a day with the first such day, by looking at everything for each party.
  func due(on day: CivilDate) -> [String: CivilDate] {
    var due: [String: CivilDate] = [:]
    for party in parties where !isErased(party) {
      var (newest, longest): (CivilDate?, Int?) = (nil, 0)
      for (kind, subject) in subjects where everNamed(kind, subject).contains(party) {
        let date = lastDate(kind, subject)
        newest = max(newest ?? date, date)
        let keep = keep(kind, subject)
        if let known = longest { longest = keep.map { max(known, $0) } }
      }
      guard let newest, let longest else { continue }
      let since = CivilDate(day: newest.adding(months: longest).day + 1)
      if day >= since { due[party] = since }
    }
    return due
  }

  private var parties: Set<String> {
    Set(
      sayings.compactMap { saying in
        switch saying {
        case .opened(_, _, _, let party, _), .changed(_, _, let party, _): party
        default: nil
        }
      })
  }

  private var subjects: [(RecordKind, String)] {
    var seen: Set<String> = []
    return sayings.compactMap { saying in
      guard case .opened(let kind, let subject, _, _, _) = saying, seen.insert(kind.word + subject).inserted else {
        return nil
      }
      return (kind, subject)
    }
  }

  private func isErased(_ party: String) -> Bool {
    sayings.contains { if case .erased(let erased) = $0 { erased == party } else { false } }
  }

  private func everNamed(_ kind: RecordKind, _ subject: String) -> Set<String> {
    Set(
      sayings.compactMap { saying in
        switch saying {
        case .opened(kind, subject, _, let party, _), .changed(kind, subject, let party, _): party
        default: nil
        }
      })
  }

  private func lastDate(_ kind: RecordKind, _ subject: String) -> CivilDate {
    let dates = sayings.compactMap { saying -> String? in
      switch saying {
      case .opened(kind, subject, _, _, let date): date
      case .changed(kind, subject, _, let date): date
      default: nil
      }
    }
    guard let date = dates.last.flatMap({ CivilDate($0) }) else { preconditionFailure("a record has a date") }
    return date
  }

  private func keep(_ kind: RecordKind, _ subject: String) -> Int? {
    var source = ""
    for case .opened(kind, subject, let opener, _, _) in sayings { source = opener }
    guard subject.hasPrefix(source + "/") else { return nil }
    var owner: String?
    for case .adopted(let feed, _, source, kind, _) in sayings { owner = feed }
    var newest: (version: Int, keep: Int?)?
    for case .adopted(let feed, let version, _, _, let keep) in sayings where feed == owner {
      if version > newest?.version ?? 0 { newest = (version, keep) }
    }
    return newest?.keep
  }
}
