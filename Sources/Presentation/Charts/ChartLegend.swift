/// What the lines and shapes of a chart mean, in rows under it.
package struct ChartLegend {
  package enum Sample {
    case value, range, benchmark, limit, threshold, boundary, changeover, point, signal, bar, comparator
  }

  private var entries: [(sample: Sample, text: String)] = []
  private static let sampleWidth = 26.0

  package init() {}

  package mutating func add(_ sample: Sample, _ text: String) { entries.append((sample, text)) }

  private var rows: [[(x: Double, sample: Sample, text: String)]] {
    var rows: [[(x: Double, sample: Sample, text: String)]] = []
    var next = Drawing.width
    for entry in entries {
      let width = ChartLegend.sampleWidth + Drawing.textWidth(entry.text) + 10
      if next + width > Drawing.width || rows.isEmpty {
        rows.append([])
        next = 0
      }
      rows[rows.count - 1].append((next, entry.sample, entry.text))
      next += width
    }
    return rows
  }

  package var height: Double { Double(rows.count) * Drawing.lineHeight }

  package func draw(in drawing: inout Drawing, top: Double) {
    for (index, row) in rows.enumerated() {
      let y = top + Double(index) * Drawing.lineHeight + 8
      for entry in row {
        draw(entry.sample, in: &drawing, entry.x, y)
        drawing.text(entry.text, entry.x + ChartLegend.sampleWidth, y + 4)
      }
    }
  }

  private func draw(_ sample: Sample, in drawing: inout Drawing, _ x: Double, _ y: Double) {
    let end = x + 20
    switch sample {
    case .value: drawing.line(x, y, end, y, .value)
    case .range:
      drawing.line(x + 10, y - 6, x + 10, y + 6, .range)
      drawing.line(x + 7, y - 6, x + 13, y - 6, .range)
      drawing.line(x + 7, y + 6, x + 13, y + 6, .range)
    case .benchmark: drawing.line(x, y, end, y, .benchmark)
    case .limit: drawing.line(x, y, end, y, .limit)
    case .threshold: drawing.line(x, y, end, y, .threshold)
    case .boundary: drawing.line(x + 10, y - 7, x + 10, y + 7, .boundary)
    case .changeover:
      drawing.rectangle(x, y - 6, 20, 12, style: "changeover")
      drawing.line(x, y, end, y, .bridge)
    case .point: drawing.circle(x + 10, y)
    case .signal: drawing.diamond(x + 10, y)
    case .bar: drawing.rectangle(x, y - 5, 20, 10, style: "bar")
    case .comparator: drawing.rectangle(x, y - 5, 20, 10, style: "comparator")
    }
  }
}
