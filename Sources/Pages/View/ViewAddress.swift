internal import Events
internal import Figures
internal import Questions
internal import Snapshots

/// Where a reader stands, as an address says it: the quarter, the area, what was known, which versions judge, and whether
/// small numbers are shown.
///
/// Every page takes it from its address, and every link from page to page carries it on whole, as it is written. What a
/// page asks for beside it, such as the two sides of an explanation, has parameters of its own.
struct ViewAddress: Sendable {
  /// Nil where the address does not say.
  var quarter: Quarter?
  var area: String?
  /// Nil for now.
  var knownAt: KnownAt?
  /// The version that judges everything, by indicator; the others are judged by the versions in force.
  var definitions: [String: Int] = [:]
  var disclose = false

  static let parameters: [Parameter] = [.quarter, .area, .knownAt, .definition, .disclose]
  static let repeatable: [Parameter] = [.definition]

  /// - Parameter indicator: the one that the page is about; a version alone is then one of its own.
  /// - Throws: a `Refusal` for what cannot be read, names no version, or has not passed; ``PageFailure/smallNumbers``.
  init(_ parameters: QuestionParameters, _ context: PageContext, indicator: String? = nil) throws {
    knownAt = try parameters.knownAt()
    _ = try context.ledgerView.snapshot(at: knownAt)
    disclose = try context.disclose(parameters)
    area = parameters[.area]
    quarter = try parameters.quarter
    for text in parameters.all(.definition) {
      let (indicator, version) = try ViewAddress.definition(text, of: indicator, context)
      definitions[indicator] = version
    }
  }

  /// Reads `marac-repeat/1`, or the version alone where the page is about one indicator.
  private static func definition(
    _ text: String, of own: String?, _ context: PageContext
  ) throws(Refusal) -> (indicator: String, version: Int) {
    func refused(_ mistake: any Mistake) -> Refusal { Refusal(.parameter(.definition), value: text, mistake) }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let (indicator, version): (String, Int)
    if let own, parts.count == 1 {
      guard let number = Int(text), number > 0 else {
        throw refused(QuestionMistake.notNumber(1...Int.max, on: .page))
      }
      (indicator, version) = (own, number)
    } else {
      guard parts.count == 2, let number = Int(parts[1]) else { throw refused(PageMistake.notDefinition) }
      (indicator, version) = (parts[0], number)
    }
    let versions = context.versions(of: indicator)
    guard !versions.isEmpty else { throw refused(PageMistake.unknownIndicator) }
    guard versions.contains(version) else {
      throw refused(QuestionMistake.unknownVersion(indicator: indicator, versions: versions))
    }
    return (indicator, version)
  }

  // MARK: Links

  /// The parameters of a link to another page that shows the same view.
  var items: [QuestionParameters.Item] {
    var items: [QuestionParameters.Item] = []
    func add(_ parameter: Parameter, _ value: String?) {
      if let value { items.append((parameter.name, value)) }
    }
    add(.quarter, quarter?.addressWord)
    add(.area, area)
    add(.knownAt, knownAt?.text)
    for (indicator, version) in definitions.sorted(by: { $0.key < $1.key }) {
      add(.definition, "\(indicator)/\(version)")
    }
    add(.disclose, disclose ? "1" : nil)
    return items
  }

  /// The parameters of a link to a page about a figure, which may be of another area than the view's.
  func items(figureArea: String) -> [QuestionParameters.Item] {
    items + (figureArea == area ? [] : [(Parameter.figureArea.name, figureArea)])
  }

  /// The parameters of a link to a page about records as known after so many events, whatever the view's point is.
  func items(asOf length: Int) -> [QuestionParameters.Item] {
    items + (knownAt?.point == .length(length) ? [] : [(Parameter.asOf.name, "#\(length)")])
  }

  /// The view of another area.
  func of(area: String) -> ViewAddress {
    var address = self
    address.area = area
    return address
  }

  /// The view as known after so many events.
  func at(length: Int) -> ViewAddress {
    var address = self
    address.knownAt = KnownAt(length: length)
    return address
  }
}
