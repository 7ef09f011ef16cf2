internal import Figures
internal import Presentation

extension PreviewChanges {
  /// The figures as CSV (RFC 4180): a row for each indicator, area and side, with the columns of figures behind the side. A
  /// side on which no version judges has none.
  var csv: String {
    let sides: [(name: String, figure: Figure)] = indicators.flatMap(\.areas).flatMap { area in
      (area.before.map { [(name: "before", figure: $0)] } ?? []) + [(name: "after", figure: area.after)]
    }
    // No field breaks its line.
    let lines = CSVTable.text(sides.map(\.figure)).split(separator: "\r\n")
    return zip(["side"] + sides.map(\.name), lines).map { "\($0),\($1)\r\n" }.joined()
  }
}
