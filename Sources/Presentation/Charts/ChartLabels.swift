/// Short labels above a plot, each at a place along it: `[b]` at a break, a number at a note.
package struct ChartLabels {
  private var marks: [(x: Double, text: String)] = []
  private var lines: [Double] = []

  package init() {}

  /// - Parameter hasLine: whether a line goes down through the plot at the place.
  package mutating func add(_ text: String, at x: Double, hasLine: Bool = true) {
    marks.append((x, text))
    if hasLine { lines.append(x) }
  }

  /// The labels in rows, so that none touches another; the lowest row is the first.
  private func rows(from left: Double, to right: Double) -> [[(x: Double, text: String)]] {
    var rows: [[(x: Double, text: String)]] = []
    var ends: [Double] = []
    for mark in marks.sorted(by: { $0.x < $1.x }) {
      let half = Drawing.textWidth(mark.text) / 2
      let x = min(max(mark.x, left + half), right - half)
      if let free = ends.firstIndex(where: { $0 + 3 < x - half }) {
        rows[free].append((x, mark.text))
        ends[free] = x + half
      } else {
        rows.append([(x, mark.text)])
        ends.append(x + half)
      }
    }
    return rows
  }

  /// The height that the labels need.
  package func height(from left: Double, to right: Double) -> Double {
    Double(rows(from: left, to: right).count) * Drawing.lineHeight
  }

  /// Draws the labels above a plot that begins at `top`, and the lines down through it.
  package func draw(in drawing: inout Drawing, top: Double, bottom: Double, from left: Double, to right: Double) {
    for (index, row) in rows(from: left, to: right).enumerated() {
      for mark in row {
        drawing.text(mark.text, mark.x, top - 4 - Double(index) * Drawing.lineHeight, .middle)
      }
    }
    for x in lines { drawing.line(x, top, x, bottom, .boundary) }
  }
}
