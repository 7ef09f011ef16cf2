internal import Events
internal import Figures
internal import Presentation
internal import Projections
internal import Questions
internal import Reports
internal import Snapshots

/// What a page of figures shows: its view, with what the address leaves open filled in, and what makes its figures.
struct ViewState: Sendable {
  let context: PageContext
  let maker: FigureMaker
  /// With a quarter and an area.
  let address: ViewAddress
  let quarter: Quarter
  let area: String
  /// Whether what is known at the point stays that for ever.
  let isPinned: Bool

  var point: Snapshot { maker.point }
  /// The area's name, with its kind where others share it.
  var areaLabel: String { point.hierarchy.label(of: area) }
  var knownAt: KnownAt? { address.knownAt }
  var definitions: [String: Int] { address.definitions }
  var disclose: Bool { address.disclose }

  /// - Parameter quarter: the quarter that the path names.
  init(_ parameters: QuestionParameters, _ context: PageContext, quarter named: Quarter? = nil) throws {
    self.context = context
    var address = try ViewAddress(parameters, context)
    let known = try context.ledgerView.snapshot(at: address.knownAt)
    isPinned = known.isPinned
    maker = try known.figures()
    if let area = address.area {
      let code = try context.ledgerView.area(named: area, knownAt: known.length)
      guard maker.point.isKnown(area: code) else {
        throw Refusal(.parameter(.area), value: area, PageMistake.unknownArea)
      }
      address.area = code
    }
    area = address.area ?? context.defaults.area(maker.point)
    quarter = named ?? address.quarter ?? context.defaults.quarter(maker.point)
    (address.area, address.quarter) = (area, quarter)
    self.address = address
  }

  /// The view of a page that has no parameters beside it.
  init(_ query: [QuestionParameters.Item], _ context: PageContext) throws {
    let parameters = try QuestionParameters(
      query, ViewAddress.parameters, repeatable: ViewAddress.repeatable, on: .page)
    try self.init(parameters, context)
  }

  // MARK: Addresses

  /// The parameters of a link to another page that shows the same view.
  var carried: [QuestionParameters.Item] { address.items }

  /// The same with the point pinned.
  var pinned: [QuestionParameters.Item] { address.at(length: point.length).items }

  /// The parameters of a question about an indicator, as the interface beside the pages and the commands name them.
  func question(_ indicator: String, area: String, from: Month? = nil, to: Month) -> [QuestionParameters.Item] {
    var items: [QuestionParameters.Item] = []
    func add(_ parameter: Parameter, _ value: String?) {
      if let value { items.append((parameter.name, value)) }
    }
    add(.area, area)
    add(.from, from?.description)
    add(.to, to.description)
    add(.knownAt, knownAt?.text)
    add(.definition, definitions[indicator].map(String.init))
    add(.disclose, disclose ? "1" : nil)
    return items
  }

  // MARK: What is shown

  /// How exactly each indicator is told with this view; those that are not there are kept back.
  var details: [String: Detail] {
    context.access.detailsTold(quarter, area: area, definitions: definitions, at: point)
  }

  /// How exactly an indicator is told in itself, whatever the view.
  func detail(of indicator: String) -> Detail {
    context.access.detail(of: indicator, at: point, definition: definitions[indicator])
  }

  /// - Throws: a `Refusal` that blames the authority, where an indicator is kept back with this view.
  func checkIsTold(_ indicator: String) throws(Refusal) {
    let own = point.judgesInForce(of: indicator).header(for: quarter.last)?.area
    _ = try context.access.allowed(
      FigureQuestion(
        indicator: indicator, area: own ?? area, to: quarter.last, definition: definitions[indicator]), at: point)
  }

  /// Whether the same can be asked for again whatever is appended: what is rounded as known now cannot.
  private var isLasting: Bool { context.access.isLasting(point.length, point.indicators.map(detail)) }

  /// The report of the quarter and the area: the figures of every page with this view.
  func report() throws -> Report {
    let details = details
    let key = ReportCache.Key(
      length: point.length, erasureCount: context.ledgerView.erased.parties.count, quarter: quarter, area: area,
      definitions: definitions, disclose: disclose, details: details)
    return try context.reports.report(key) {
      try ReportMaker(maker).report(
        quarter, area: area, definitions: definitions, disclose: disclose, details: details, progress: context.goOn)
    }
  }

  /// A frame for a page with this view.
  /// - Parameter address: the page's path; it is given the parameters.
  func frame(_ title: String, _ address: Address, crumbs: [PageFrame.Crumb] = []) -> PageFrame {
    var permanent: Address? = isLasting ? address : nil
    permanent?.query = pinned + address.query
    return PageFrame(
      title: title, account: context.account, crumbs: crumbs, carried: carried, known: knownText, permanent: permanent,
      isRounded: permanent == nil,
      general: CorrectionFinder(point).notices(area: area).map(\.sentence) + point.generalNotes.map(\.text),
      report: Address("report", quarter.addressWord, query: carried))
  }

  private var knownText: String {
    guard let time = maker.knownTime else { return "As known after no events." }
    return "As known after \(NumberFormat.counted(point.length, "event", "events")), the last recorded "
      + "\(PeriodFormat.date(London.date(at: time))) (\(time))."
  }
}
