internal import Events

extension WhyReading {
  /// The explanation as a paper of its own, to print as HTML, Markdown or text.
  package var paper: Paper {
    var sections = [
      Paper.Section(id: "why", title: "Why it changed", blocks: blocks(id: "why"))
    ]
    let drilled = steps.filter { !$0.drill.isEmpty }
    if !drilled.isEmpty {
      sections.append(Paper.Section(id: "split", title: "Each reason split", blocks: drilled.map { .table(split($0)) }))
    }
    let proven = steps.filter { !$0.evidence.isEmpty }
    if !proven.isEmpty {
      sections.append(
        Paper.Section(id: "evidence", title: "Evidence", blocks: proven.map { .table(evidence($0)) }))
    }
    sections.append(
      Paper.Section(
        id: "receipts", title: "Receipts",
        blocks: [
          .paragraph("With these anybody who has the ledger can compute both figures again (verify --receipt)."),
          .codes([("From", explanation.from.receipt), ("To", explanation.to.receipt)]),
        ]))
    return Paper(
      title: title,
      subtitle: ["Area: \(explanation.to.question.area)", "Indicator: \(explanation.to.question.indicator)"],
      sections: sections)
  }

  /// What is said of the change: the lead, the waterfall with its table, a sentence a reason, and the notes.
  /// - Parameter id: what the chart's id begins with.
  package func blocks(id: String) -> [Paper.Block] {
    var blocks: [Paper.Block] = [.lead(lead)]
    if let svg = waterfall(id: id + "-waterfall") {
      blocks.append(.chart(Paper.Chart(title: "From one figure to the other", svg: svg), table))
    }
    return blocks + [.list(sentences), .list(notes)]
  }

  /// The reasons with what they add.
  package var table: Paper.Table {
    let columns: [(title: String, alignment: Paper.Table.Alignment)] = [
      ("Reason", .left), ("Effect", .right), ("Counted", .right), ("Out of", .right), ("Records", .right),
      ("In other orders", .right), ("ONS code", .left),
    ]
    func end(_ figure: Figure) -> [Paper.Cell] {
      let isShown = !figure.isWithheld
      let parts = [figure.part.numerator, figure.part.denominator].map { isShown ? $0?.reading ?? "" : "" }
      return [Paper.Cell(name(figure)), Paper.Cell(figure.display)] + parts.map { Paper.Cell($0) }
        + ["", "", ""]
    }
    let rows = steps.map { step in
      [
        step.title, step.effect, step.counted, step.of, WholeText.grouped(step.recordCount), step.range, step.code,
      ].map { Paper.Cell($0) }
    }
    return Paper.Table(
      caption: "The reasons add up to the difference", columns: columns,
      rows: [end(explanation.from)] + rows + [end(explanation.to)]
    ).withoutEmptyColumns
  }

  private func split(_ step: Step) -> Paper.Table {
    Paper.Table(
      caption: "\(step.title): \(step.effect)", columns: [("Part", .left), ("Effect", .right), ("Records", .right)],
      rows: step.drill.map { [Paper.Cell($0.key), Paper.Cell($0.effect), Paper.Cell($0.records)] })
  }

  private func evidence(_ step: Step) -> Paper.Table {
    let count = "\(WholeText.grouped(step.evidence.count)) of \(WholeText.grouped(step.recordCount)) records"
    return Paper.Table(
      caption: "\(step.title): \(count)", columns: [("Record", .left), ("Events", .left), ("Share", .right)],
      rows: step.evidence.map { record in
        [
          Paper.Cell(record.subject), Paper.Cell(record.sequences.map { "#\($0)" }.joined(separator: " ")),
          Paper.Cell(record.share.map { Self.signed($0, 4) } ?? ""),
        ]
      }
    ).withoutEmptyColumns
  }
}
