internal import Events
internal import Feeds
internal import Questions

/// What the address of a return says of how it is imported: the options of `import feed`, but for those that are the
/// custodian's alone (when it is recorded, and keeping going past what is refused).
struct ReturnParameters: Sendable {
  var options = ReturnOptions()
  /// Whether what is most likely a slip is refused.
  var isStrict = false

  /// Those that are there or not: `dry-run`, or `dry-run=1`.
  private static let flags: [Parameter] = [.dryRun, .acceptRemovals, .acceptChanges, .acceptNewKey, .amend, .strict]

  init(_ query: String) throws(Refusal) {
    let names = ReturnParameters.flags.map(\.name)
    let items = try URLCoding.items(query).map { item in
      item.value.isEmpty && names.contains(item.name) ? (item.name, "1") : item
    }
    let parameters = try QuestionParameters(items, [.from, .to] + ReturnParameters.flags, on: .interface)
    func isThere(_ flag: Parameter) throws(Refusal) -> Bool { try parameters.word(flag, of: ["1"]) != nil }
    options.months = try ReturnParameters.months(parameters[.from], parameters[.to])
    options.isDryRun = try isThere(.dryRun)
    options.acceptsRemovals = try isThere(.acceptRemovals)
    options.acceptsChanges = try isThere(.acceptChanges)
    options.acceptsNewKey = try isThere(.acceptNewKey)
    options.amends = try isThere(.amend)
    isStrict = try isThere(.strict)
  }

  /// The months that a return is stated to be of; nil where neither is given.
  static func months(_ from: String?, _ to: String?) throws(Refusal) -> ClosedRange<Month>? {
    if from == nil, to == nil { return nil }
    let (first, last) = (try month(from, .from), try month(to, .to))
    guard first <= last else {
      throw Refusal(.parameter(.to), value: last.description, ReturnParameterMistake.endsBeforeStart(first))
    }
    return first...last
  }

  private static func month(_ text: String?, _ parameter: Parameter) throws(Refusal) -> Month {
    guard let text else { throw Refusal(.parameter(parameter), ReturnParameterMistake.oneMonthAlone) }
    guard let month = Month(text) else {
      throw Refusal(.parameter(parameter), value: text, ReturnParameterMistake.notMonth)
    }
    return month
  }
}
