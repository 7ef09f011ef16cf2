internal import Events
internal import Explanations
internal import Figures
internal import Ledger
internal import Presentation
internal import Projections
internal import Questions
internal import Snapshots

/// What a record is as it is known, and for each indicator that looks at records of its kind whether it counts, under which
/// version, since when, and for which other record. It is for those who may see single records.
struct RecordCounts {
  private let records: [RecordCounting]
  private let point: EvidencePoint
  private let context: PageContext

  init(_ ids: [RecordID], _ point: EvidencePoint, _ context: PageContext) {
    (self.point, self.context) = (point, context)
    records = ids.map {
      RecordCounting(of: $0, in: context.ledgerView.projection, length: point.known.length)
    }
  }

  private var projection: Projection { context.ledgerView.projection }
  private var hierarchy: Hierarchy { point.known.snapshot.hierarchy }

  // MARK: What it is

  /// `MARAC case: violence; risk high. 3 June 2018, Blaby (E07000129).`
  var opening: HTML {
    let lines = records.map { record -> HTML in
      guard let content = record.content else {
        return "<p class=\"lead\">\(RecordWords.name(record.id.kind)): closed, so it counts nowhere.</p>"
      }
      let (kind, fields) = (record.id.kind, record.id.kind.fields)
      let told = fields.compactMap { field -> RecordStory.Field? in
        guard ![.date, .area, .party].contains(field) else { return nil }
        return projection.records.value(of: FieldName(field), kind, row: content.row).map { (field, $0) }
      }
      let code = projection.records.value(of: FieldName(.area), kind, row: content.row)?.plainText ?? ""
      let name = hierarchy.label(of: code)
      let place = name == code ? code : "\(name) (\(code))"
      return "<p class=\"lead\">\(RecordWords.what(kind, told)). \(PeriodFormat.date(content.date)), \(place).</p>"
    }
    return "\(lines)"
  }

  // MARK: Where it counts

  var html: HTML {
    let tables = records.filter { !$0.lines.isEmpty }.map { record in
      DataTable(
        id: "counts-\(record.id.kind.word)",
        caption: "\(RecordWords.name(record.id.kind)): the indicators that look at such records",
        columns: [.text("Indicator"), .text("Counts"), .text("Under"), .text("Since"), .text("Why")],
        rows: record.lines.map(row), isStacked: true
      ).html
    }
    guard !tables.isEmpty else { return "" }
    return """
      <section aria-labelledby="counts">
      <h2 id="counts">Where it counts</h2>
      <p class="hint">In periods that hold its date, in its area and all above it, as known at the point of this page. \
      Since when it is so is told as the versions had it that were known then.</p>
      \(tables)
      </section>
      """
  }

  private func row(_ line: RecordCounting.Line) -> [HTML] {
    let page = Address("indicators", line.indicator, query: point.view.items)
    let counts =
      line.counts.isTaken ? "yes" : line.of?.isTaken ?? false ? "no, but it is among all that it is out of" : "no"
    return [
      HTML.link(line.title, to: page), HTML(counts), "version \(line.version)", since(line.since), why(line),
    ]
  }

  private func since(_ sequence: Int) -> HTML {
    let day = (try? context.ledger.recordedTime(of: sequence)).map { PeriodFormat.date(London.date(at: $0)) }
    return "\(day ?? "")<br/><span class=\"hint\">event #\(sequence)</span>"
  }

  /// What decided, with a link to the other record that it is counted for.
  private func why(_ line: RecordCounting.Line) -> HTML {
    var subjects: [RecordID: String] = [:]
    for ruling in [line.counts, line.of] {
      if case .taken(let partner?) = ruling {
        subjects[partner.id] = try? RecordFinder(context.ledger, projection).subject(of: partner.id, row: partner.row)
      }
    }
    let words = line.counts.words { subjects[$0] ?? "another" }
    let sentence: HTML = "\(words.prefix(1).uppercased() + words.dropFirst())."
    let links = subjects.values.sorted().map { subject in
      HTML.link("See \(subject)", to: RecordPage.address(subject, point.items))
    }
    return ([sentence] + links).joined(by: "<br/>")
  }
}
