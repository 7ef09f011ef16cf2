internal import Events
internal import Feeds
internal import HTTPTypes

extension Caller {
  /// Whether the caller may append an event of this type and source.
  func mayAppend(type: String, source: String) -> Bool {
    if Caller.administered.contains(type) { return mayAdminister }
    switch appends {
    case .none: return false
    case .any: return true
    case .named(let sources): return sources.contains(source)
    }
  }

  /// The types of events that change how everything is counted, or take something out of sight.
  static let administered = Set(
    [EventType.definitionAdopted, .areaAssigned, .populationEstimated, .figurePublished, .partyErased].map(\.rawValue))

  /// Refuses a message with an event that the caller may not append.
  ///
  /// An event that does not say its type or source is left to the ledger, which refuses it.
  /// - Throws: a 403 `Problem` with one entry for each such event.
  func checkMayAppend(_ message: EventMessage) throws(Problem) {
    if appends == .any && mayAdminister { return }
    var document = JSONDocument()
    var (items, lacking): ([Problem.Item], Set<String>) = ([], [])
    for (index, event) in message.events.enumerated() {
      guard (try? document.read(event[...])) != nil, document.kind(document.root) == .object,
        let type = Caller.text("type", in: document), let source = Caller.text("source", in: document),
        !mayAppend(type: type, source: source)
      else { continue }
      let isAdministered = Caller.administered.contains(type)
      let scope = isAdministered ? Scope.administer : .append(source: source)
      // What stands in a header is a word of ours, never one of the caller's.
      lacking.insert(isAdministered ? "administer" : "append")
      let refusal = Refusal(value: isAdministered ? type : source, AppendMistake.lacksScope(scope))
      items.append(Problem.Item(index: index, pointer: isAdministered ? "/type" : "/source", refusal: refusal))
    }
    guard !items.isEmpty else { return }
    var problem = Problem.lacks(lacking.sorted().joined(separator: " "), self)
    problem.detail =
      "The token may not append \(items.count) of these \(message.events.count) events. Nothing was appended."
    problem.errors = items
    throw problem
  }

  private static func text(_ name: String, in document: JSONDocument) -> String? {
    guard let node = document.member(document.root, name), document.kind(node) == .string else { return nil }
    return document.string(node)
  }
}
