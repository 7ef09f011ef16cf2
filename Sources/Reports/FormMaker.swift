package import Events
package import Figures
internal import Projections
internal import Snapshots

/// A return form filled in: what each of its rows comes to for an area and a quarter, as known at a point.
package struct FilledForm: Sendable {
  package enum Row: Sendable {
    case heading(String)
    case figure(text: String, Figure, ReturnForm.Part)
  }

  package var form: ReturnForm
  package var quarter: Quarter
  package var areaName: String
  package var area: String
  package var knownLength: Int
  package var knownTime: RecordedTime?
  package var rows: [Row]
}

/// Fills in return forms.
package struct FormMaker {
  private let maker: FigureMaker

  package init(_ maker: FigureMaker) { self.maker = maker }

  private var point: Snapshot { maker.point }

  /// - Parameter disclose: whether numbers that are too small to be published are shown.
  /// - Throws: a `Refusal` where an indicator is unknown at the point.
  package func filled(
    _ form: ReturnForm, _ quarter: Quarter, area: String, disclose: Bool
  ) throws(Refusal) -> FilledForm {
    guard point.isKnown(area: area) else { throw Refusal(.parameter(.area), value: area, ReportMistake.unknownArea) }
    var rows: [FilledForm.Row] = []
    for row in form.rows {
      switch row.content {
      case .heading(let text): rows.append(.heading(text))
      case .count(let line):
        rows.append(.figure(text: line.text, counted(line, quarter, area, disclose), .counted))
      case .indicator(let indicator, let text, let part):
        let figure = try known(indicator, row, quarter, area, disclose)
        rows.append(.figure(text: text ?? figure.title, figure, part))
      case .breakdown(let lines):
        var figures = lines.map { counted($0, quarter, area, disclose) }
        FormMaker.protect(&figures)
        rows += zip(lines, figures).map { .figure(text: $0.text, $1, .counted) }
      }
    }
    return FilledForm(
      form: form, quarter: quarter, areaName: point.hierarchy.name(of: area), area: area, knownLength: point.length,
      knownTime: maker.knownTime, rows: rows)
  }

  private func counted(_ line: ReturnForm.Line, _ quarter: Quarter, _ area: String, _ disclose: Bool) -> Figure {
    var question = FigureQuestion(
      indicator: line.definition.indicator, area: area, to: quarter.last, definition: nil, disclose: disclose)
    question.detail = .exact
    guard let figure = maker.figure(question, judges: Judges(only: line.definition)) else {
      preconditionFailure("A definition that judges everything judges every month.")
    }
    return figure
  }

  private func known(
    _ indicator: String, _ row: ReturnForm.Row, _ quarter: Quarter, _ area: String, _ disclose: Bool
  ) throws(Refusal) -> Figure {
    guard point.indicators.contains(indicator) else {
      throw Refusal(
        .field("form.rows[\(row.position)].indicator"), value: indicator,
        ReportMistake.unknownIndicator(nearest: NearWords.nearest(to: indicator, among: point.indicators)))
    }
    return try maker.figure(
      FigureQuestion(indicator: indicator, area: area, to: quarter.last, definition: nil, disclose: disclose))
  }

  /// Where one line of a breakdown alone is kept back, it could be found from the total: the smallest of the others is
  /// kept back with it.
  private static func protect(_ figures: inout [Figure]) {
    guard figures.count(where: \.isWithheld) == 1 else { return }
    let others = figures.indices.filter { !figures[$0].isWithheld && figures[$0].part.recordCount > 0 }
    guard let smallest = others.min(by: { figures[$0].part.recordCount < figures[$1].part.recordCount }) else { return }
    figures[smallest].part.isSuppressed = true
    figures[smallest].marks.insert(.suppressed)
  }
}
