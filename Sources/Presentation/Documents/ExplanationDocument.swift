internal import Explanations
internal import Figures

extension ExplanationSummary {
  /// The explanation as a paper of its own, to print as HTML, Markdown or text.
  package var paper: Document {
    var sections = [
      Document.Section(id: "why", title: "Why it changed", blocks: blocks(id: "why"))
    ]
    let parted = steps.filter { !$0.breakdown.isEmpty }
    if !parted.isEmpty {
      sections.append(
        Document.Section(id: "split", title: "Each reason split", blocks: parted.map { .table(split($0)) }))
    }
    let proven = steps.filter { !$0.evidence.isEmpty }
    if !proven.isEmpty {
      sections.append(
        Document.Section(id: "evidence", title: "Evidence", blocks: proven.map { .table(evidence($0)) }))
    }
    sections.append(
      Document.Section(
        id: "receipts", title: "Receipts",
        blocks: [
          .paragraph("With these anybody who has the ledger can compute both figures again (verify --receipt)."),
          .codes([("From", explanation.from.receipt?.text ?? ""), ("To", explanation.to.receipt?.text ?? "")]),
        ]))
    return Document(
      title: title,
      subtitle: ["Area: \(explanation.to.question.area)", "Indicator: \(explanation.to.question.indicator)"],
      sections: sections)
  }

  /// What is said of the change: the lead, the waterfall with its table, a sentence a reason, and the notes.
  /// - Parameter id: what the chart's id begins with.
  package func blocks(id: String) -> [Document.Block] {
    var blocks: [Document.Block] = [.lead(lead)]
    if let svg = waterfall(id: id + "-waterfall")?.svg() {
      blocks.append(.chart(Document.Chart(title: "From one figure to the other", svg: svg), table))
    }
    return blocks + [.list(sentences), .list(notes)]
  }

  /// The reasons with what they add.
  package var table: Document.Table {
    let columns: [(title: String, alignment: Document.Table.Alignment)] = [
      ("Reason", .left), ("Effect", .right), ("Counted", .right), ("Out of", .right), ("Records", .right),
      ("In other orders", .right), ("ONS code", .left),
    ]
    func end(_ figure: Figure) -> [Document.Cell] {
      let end = FigureSummary(figure)
      return [name(figure), end.display, end.numerator ?? "", end.denominator ?? ""].map { Document.Cell($0) }
        + ["", "", ""]
    }
    let rows = steps.map { step in
      [
        step.title, step.effect, step.counted, step.of, step.recordCount.map { NumberFormat.grouped($0) } ?? "",
        step.range, step.code,
      ].map { Document.Cell($0) }
    }
    return Document.Table(
      caption: "The reasons add up to the difference", columns: columns,
      rows: [end(explanation.from)] + rows + [end(explanation.to)]
    ).withoutEmptyColumns
  }

  private func split(_ step: Step) -> Document.Table {
    Document.Table(
      caption: "\(step.title): \(step.effect)", columns: [("Part", .left), ("Effect", .right), ("Records", .right)],
      rows: step.breakdown.map { [Document.Cell($0.key), Document.Cell($0.effect), Document.Cell($0.records)] })
  }

  private func evidence(_ step: Step) -> Document.Table {
    let all = step.recordCount.map { " of \(NumberFormat.grouped($0))" } ?? ""
    let count = "\(NumberFormat.grouped(step.evidence.count))\(all) records"
    return Document.Table(
      caption: "\(step.title): \(count)", columns: [("Record", .left), ("Events", .left), ("Share", .right)],
      rows: step.evidence.map { record in
        [
          Document.Cell(record.subject), Document.Cell(record.sequences.map { "#\($0)" }.joined(separator: " ")),
          Document.Cell(record.share.map { Self.signed($0, 4) } ?? ""),
        ]
      }
    ).withoutEmptyColumns
  }
}
