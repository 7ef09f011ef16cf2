package import Events

/// What whoever sends a batch may append. Where a batch has none, it is the custodian's, who may append everything.
///
/// A record belongs to the source of the event that opened it last: only that source, or one that succeeds it, changes it,
/// closes it and opens it again. Facts belong to no source; each kind has a scope of its own. Whoever may append under
/// some sources states facts under these too and under no other, so that no key of another source is used up.
package struct Authority: Equatable, Sendable {
  /// The sources under which records are opened; nil: any.
  private var sources: Set<ExactText>? = []
  /// The sources whose records are changed and closed beside their own.
  private var preceding: Set<ExactText> = []
  /// What is allowed of facts.
  private var facts: Set<Scope> = []
  /// Whether facts of every kind may be stated: of every feed and area, and under every source.
  private(set) var isOfEveryFact = false
  /// What may be stated beside the records of a return.
  private(set) var derived: DerivedFacts?

  package init(_ scopes: some Sequence<Scope>) {
    for scope in scopes {
      switch scope {
      case .append(nil): sources = nil
      case .append(let source?): sources?.insert(source)
      case .succeeds(let source): preceding.insert(source)
      case .administer:
        facts.formUnion([.reference, .annotate, .define, .publish, .erase])
        isOfEveryFact = true
      case .coverage, .reference, .annotate, .define, .publish, .erase: facts.insert(scope)
      case .read, .disclose: break
      }
    }
  }

  /// The same for the batch of a return, with the facts that importing it states; without them where its records are none
  /// that may be appended.
  package func deriving(_ facts: DerivedFacts?) -> Authority {
    var authority = self
    authority.derived = facts.flatMap { mayAppend(as: $0.source) ? $0 : nil }
    return authority
  }

  /// The scope that lacks whoever would send a return of a feed; nil where none does. It is told by the feed file alone,
  /// whatever the ledger holds.
  package func scopeLacking(toSend feed: FeedFile) -> Scope? {
    let source = ExactText(feed.source)
    switch feed.row {
    case .record: return mayAppend(as: source) ? nil : .append(source: source)
    case .statistic:
      guard mayState(.reference) else { return .reference }
      return mayStateFacts(as: source) ? nil : .append(source: source)
    }
  }

  /// Whether it is for nothing at all.
  package var isEmpty: Bool { sources == [] && facts.isEmpty }

  /// Whether every record is its own.
  var isOfEverySource: Bool { sources == nil }

  /// Whether events about records may be sent under a source.
  func mayAppend(as source: ExactText) -> Bool { sources?.contains(source) ?? true }

  /// Whether records that a source opened may be changed, closed, and opened again.
  func mayChange(recordsOf source: ExactText) -> Bool { mayAppend(as: source) || preceding.contains(source) }

  /// Whether facts may be stated that need a scope.
  func mayState(_ scope: Scope) -> Bool { isOfEveryFact || facts.contains(scope) }

  /// Whether facts may be stated under a source. Where no source is named, there is none that they are bound to.
  func mayStateFacts(as source: ExactText) -> Bool { isOfEveryFact || sources == [] || mayAppend(as: source) }

  /// The areas of which the feed may be declared, with those below them.
  func areas(declaredBy feed: String) -> [String] {
    facts.compactMap { if case .coverage(feed, let area) = $0 { area } else { nil } }
  }
}
