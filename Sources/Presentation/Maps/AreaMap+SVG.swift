internal import Events
internal import Figures

extension AreaMap {
  private static let ink = "#0b0c0c"

  /// The drawing for a page, which has a heading and a table beside it.
  package func svg() -> String { drawing(isAlone: false) }

  /// The drawing as a file: with its title in it, the values of its areas where they are few, and what else is to be known.
  package func file() -> String { drawing(isAlone: true) + "\n" }

  private func drawing(isAlone: Bool) -> String {
    var lines = MapLines()
    if isAlone {
      lines.add(title, isStrong: true)
      lines.skip(4)
    }
    let top = lines.height
    lines.skip(projection.height + 10)
    for map in classes { lines.add(label(map), sample: map.look, id: id) }
    for map in undrawn { lines.add(undrawnLabel(map), sample: map.look, id: id) }
    if isAlone {
      list(in: &lines)
      lines.skip(6)
      for note in notes { lines.add(note) }
    }
    let height = Int(lines.height.rounded(.up)) + 4
    let ground = isAlone ? "<rect width=\"\(Int(Drawing.width))\" height=\"\(height)\" fill=\"#ffffff\"/>\n" : ""
    return """
      <svg id="\(id)" class="chart map" role="img" aria-labelledby="\(id)-title \(id)-desc" \
      viewBox="0 0 \(Int(Drawing.width)) \(height)" font-family="Arial, 'Liberation Sans', Helvetica, sans-serif" \
      font-size="12" fill="\(AreaMap.ink)" xmlns="http://www.w3.org/2000/svg">
      <title id="\(id)-title">\(Markup.escaped(title))</title>
      <desc id="\(id)-desc">\(Markup.escaped(description))</desc>
      <defs>\((classes + undrawn).map(\.look).withoutRepeats.map { $0.pattern(id) }.joined())</defs>
      \(ground)\(areas(top: top))
      \(lines.elements.joined(separator: "\n"))
      </svg>
      """
  }

  /// The areas, those of a class together. An area is named where a pointer rests on it.
  private func areas(top: Double) -> String {
    // Many small areas would vanish under lines between them.
    let width = classes.reduce(0) { $0 + $1.areas.count } > 200 ? 2 : 5
    let groups = classes.map { map -> String in
      let paths = map.areas.compactMap { index -> String? in
        guard let path = outline.paths[analysis.figures[index].question.area] else { return nil }
        return "<path d=\"\(path)\"><title>\(Markup.escaped(name(index)))</title></path>"
      }
      return "<g fill=\"url(#\(id)-\(map.look.rawValue))\">\n\(paths.joined(separator: "\n"))\n</g>"
    }
    return """
      <g transform="translate(0 \(Int(top))) scale(.1)" stroke="\(AreaMap.ink)" stroke-width="\(width)" \
      stroke-linejoin="round" fill-rule="evenodd">
      \(groups.joined(separator: "\n"))
      </g>
      \(numbers(top: top))
      """
  }

  private func numbers(top: Double) -> String {
    let texts = numbers.sorted { $0.key < $1.key }.compactMap { index, number -> String? in
      guard let place = outline.labels[analysis.figures[index].question.area] else { return nil }
      return "<text x=\"\(place.x / 10)\" y=\"\(place.y / 10 + 4 + Int(top))\">\(number)</text>"
    }
    return """
      <g text-anchor="middle" font-weight="bold" stroke="#ffffff" stroke-width="3" stroke-linejoin="round" \
      paint-order="stroke">\(texts.joined())</g>
      """
  }

  /// The values, where they are few: in the order of the comparison, with the area above first.
  private func list(in lines: inout MapLines) {
    guard !numbers.isEmpty else { return }
    lines.skip(6)
    for index in analysis.figures.indices {
      let figure = analysis.figures[index]
      let word = kind == .comparison ? analysis.comparison(index)?.words ?? "" : ""
      lines.addRow(numberedName(index), FigureSummary(figure).valueWithMarks, word)
    }
  }
}

/// The lines of text under a map, one below the other.
struct MapLines {
  private(set) var elements: [String] = []
  private(set) var height = 4.0
  private static let lineHeight = 16.0
  private static let sampleWidth = 28.0

  mutating func skip(_ units: Double) { height += units }

  /// A text, in as many lines as it needs.
  /// - Parameter sample: the look of the class that it is about, drawn before it.
  mutating func add(_ text: String, isStrong: Bool = false, sample: MapLook? = nil, id: String = "") {
    let left = sample == nil ? 2.0 : MapLines.sampleWidth
    if let sample {
      elements.append(
        "<g transform=\"translate(2 \(Int(height) + 2)) scale(.1)\"><rect width=\"200\" height=\"120\" "
          + "fill=\"url(#\(id)-\(sample.rawValue))\" stroke=\"#0b0c0c\" stroke-width=\"8\"/></g>")
    }
    for line in MapLines.wrapped(text, width: Drawing.width - left - 2) { addLine(line, left, isStrong: isStrong) }
  }

  /// A name, a number that ends where others do, and a word.
  mutating func addRow(_ name: String, _ value: String, _ word: String) {
    let baseline = Int(height) + 12
    elements.append(
      "<text x=\"2\" y=\"\(baseline)\">\(Markup.escaped(name))</text>"
        + "<text x=\"248\" y=\"\(baseline)\" text-anchor=\"end\">\(Markup.escaped(value))</text>"
        + "<text x=\"256\" y=\"\(baseline)\">\(Markup.escaped(word))</text>")
    height += MapLines.lineHeight
  }

  private mutating func addLine(_ text: String, _ left: Double, isStrong: Bool) {
    let weight = isStrong ? " font-weight=\"bold\"" : ""
    elements.append("<text x=\"\(Int(left))\" y=\"\(Int(height) + 12)\"\(weight)>\(Markup.escaped(text))</text>")
    height += MapLines.lineHeight
  }

  private static func wrapped(_ text: String, width: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, Drawing.textWidth(last + " " + word) <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
