internal import Events
internal import Feeds
internal import Presentation

/// What is wrong with a return, as a table: where, which value, the rule, and what to do.
struct ReturnFaults {
  private let faults: [Refusal]
  /// Rows whose faults the report does not keep.
  private let furtherCount: Int

  init(report: FeedReport) {
    faults = report.refusals.flatMap(\.each)
    furtherCount = report.refused - report.refusals.count
  }

  /// How many there are.
  var count: Int { faults.count + furtherCount }

  /// The most that one page shows.
  private static let maximumCount = 500

  var html: HTML {
    let shown = faults.prefix(ReturnFaults.maximumCount)
    let places = shown.map(ReturnFaults.place)
    let hasSheets = places.contains { $0.sheet != nil }
    let hasColumns = places.contains { $0.column != nil }
    let rows = zip(shown, places).map { fault, place -> [HTML] in
      [ReturnFaults.row(fault, place)] + (hasSheets ? ["\(place.sheet ?? "")"] : [])
        + (hasColumns ? ["\(place.column ?? "")"] : [])
        + [
          fault.value.isEmpty ? "" : "<code>\(fault.value)</code>", "\(fault.rule(at: .address)).",
          "\(fault.remedy(at: .address)).",
        ]
    }
    let table = DataTable(
      id: "faults", caption: "What is at fault",
      columns: [.text("Row")] + (hasSheets ? [.text("Sheet")] : []) + (hasColumns ? [.text("Column")] : [])
        + [.text("Value"), .text("Rule"), .text("What to do")], rows: rows, isStacked: true
    ).html
    let further = count - shown.count
    let rest: HTML =
      further > 0 ? "<p>\(NumberFormat.counted(further, "more is", "more are")) not shown here.</p>" : ""
    return "\(table)\n\(rest)"
  }

  private static func place(_ fault: Refusal) -> SheetPlace {
    if case .sheet(let place) = fault.place { return place }
    let field = fault.field(at: .address)
    return SheetPlace(column: field.isEmpty ? nil : field)
  }

  private static func row(_ fault: Refusal, _ place: SheetPlace) -> HTML {
    if place.row > 0 { return "\(String(place.row))" }
    return fault.line > 0 ? "line \(fault.line)" : "the whole"
  }
}
