internal import Figures

extension AreaMap {
  /// The map with its table: an area a row.
  package func block(title: String) -> Document.Block {
    .chart(Document.Chart(title: title, svg: svg()), table.withoutEmptyColumns)
  }

  /// The map with a table of its classes, for where another table has the areas' values.
  package func blockByClass(title: String) -> Document.Block {
    let rows = (classes + undrawn).map { map in
      [
        Document.Cell(map.words), Document.Cell(String(map.areas.count)),
        Document.Cell(map.areas.map { numberedName($0) }.joined(separator: ", ")),
      ]
    }
    let table = Document.Table(
      caption: self.title, columns: [("On the map", .left), ("Areas", .right), ("Which", .left)], rows: rows)
    return .chart(Document.Chart(title: title, svg: svg()), table)
  }

  var table: Document.Table {
    let words = Dictionary(
      (classes + undrawn).flatMap { map in map.areas.map { ($0, map.words) } }, uniquingKeysWith: { first, _ in first })
    let rows = analysis.figures.indices.map { index -> [Document.Cell] in
      let summary = FigureSummary(analysis.figures[index])
      return [
        Document.Cell(numberedName(index, isBesideCode: true)), Document.Cell(analysis.figures[index].question.area),
        Document.Cell(summary.valueWithMarks), Document.Cell(summary.range ?? ""), Document.Cell(words[index] ?? ""),
      ]
    }
    return Document.Table(
      caption: title,
      columns: [
        ("Area", .left), ("Code", .left), ("Value", .right), ("95% range", .right), ("On the map", .left),
      ], rows: rows)
  }
}
