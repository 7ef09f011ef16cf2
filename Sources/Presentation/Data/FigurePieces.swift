internal import Events
package import Figures

/// Many figures as one text that is made in pieces, so that it can be sent before all of them are there: what comes before
/// the first, each piece, and what comes after the last.
///
///     print(pieces.opening)
///     for (index, figures) in parts.enumerated() { print(pieces.text(figures, isFirst: index == 0)) }
///     print(pieces.closing)
package enum FigurePieces: Sendable {
  /// The table of figures.
  case csv
  /// `{"figures":[figure,…]}`
  case json
  /// JSON Lines: a figure a line.
  case lines

  package var opening: String {
    switch self {
    case .csv: CSVTable.text([])
    case .json: #"{"figures":["#
    case .lines: ""
    }
  }

  /// - Parameter isFirst: whether no figure stands before these.
  package func text(_ figures: [Figure], isFirst: Bool) -> String {
    switch self {
    case .csv: CSVTable.lines(figures)
    case .json: (isFirst || figures.isEmpty ? "" : ",") + figures.map(\.json.text).joined(separator: ",")
    case .lines: figures.map { $0.json.text + "\n" }.joined()
    }
  }

  package var closing: String {
    switch self {
    case .csv, .lines: ""
    case .json: "]}\n"
    }
  }
}
