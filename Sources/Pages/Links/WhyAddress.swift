internal import Events
internal import Explanations
internal import Figures
internal import Questions

/// The address of an explanation: its two sides and what is shown of it, beside the view that it was asked from.
struct WhyAddress {
  /// The view that the page's links lead back to.
  var view: ViewAddress
  let indicator: String
  /// The area of both figures.
  let area: String
  var from: SideReference
  var to: SideReference
  /// What each reason is split by; nil for nothing.
  var breakdown: Breakdown?
  /// Records that are named for each reason.
  var evidence = WhyAddress.usualRecordCount

  static let usualRecordCount = 20

  var page: Address {
    Address("why", indicator, query: view.items(figureArea: area) + sides + shown)
  }

  /// The records behind its reasons, as a table.
  var records: Address {
    Address("why", indicator, "records.csv", query: view.items(figureArea: area) + sides + shown)
  }

  /// The same explanation in the interface beside the pages.
  var interface: Address {
    let disclose = view.disclose ? [(name: Parameter.disclose.name, value: "1")] : []
    return Address("explanations", indicator, query: [(Parameter.area.name, area)] + sides + shown + disclose)
  }

  private var sides: [QuestionParameters.Item] { [(Parameter.from.name, from.text), (Parameter.to.name, to.text)] }

  private var shown: [QuestionParameters.Item] {
    var items: [QuestionParameters.Item] = []
    if let breakdown { items.append((Parameter.by.name, breakdown.rawValue)) }
    if evidence != WhyAddress.usualRecordCount { items.append((Parameter.evidence.name, String(evidence))) }
    return items
  }
}
