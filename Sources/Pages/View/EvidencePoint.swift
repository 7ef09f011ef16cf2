internal import Events
internal import Figures
internal import Questions
internal import Snapshots

/// What a page about records shows them at: the view's point, or one of its own, `as-of`, where it was reached from a
/// figure that is known at another.
///
/// So a reader sees the events that a figure counts, and goes back to the view as it was.
struct EvidencePoint {
  let view: ViewAddress
  /// What the page shows.
  let known: ResolvedSnapshot
  private let viewed: ResolvedSnapshot

  static let parameters: [Parameter] = ViewAddress.parameters + [.asOf]

  init(_ parameters: QuestionParameters, _ context: PageContext, indicator: String? = nil) throws {
    view = try ViewAddress(parameters, context, indicator: indicator)
    viewed = try context.ledgerView.snapshot(at: view.knownAt)
    guard let asOf = try parameters.knownAt(.asOf) else {
      known = viewed
      return
    }
    do {
      known = try context.ledgerView.snapshot(at: asOf)
    } catch let refusal as Refusal {
      throw refusal.at(.parameter(.asOf))
    }
  }

  /// Whether the page shows the same for ever, with its links.
  var isPinned: Bool { known.isPinned && (view.knownAt == nil || viewed.isPinned) }

  /// The parameters of a link to a page that shows the same events.
  var items: [QuestionParameters.Item] { view.items(asOf: known.length) }

  /// The same with every point pinned.
  var pinned: [QuestionParameters.Item] {
    view.at(length: view.knownAt == nil ? known.length : viewed.length).items(asOf: known.length)
  }
}
