/// An SVG drawing under construction, in units of about one CSS pixel on a telephone.
///
/// Text is never drawn where other text is: whoever draws asks ``textWidth(_:)`` first. It is an upper estimate for the
/// sans-serif faces in use, since a drawing cannot know which one the reader has.
package struct Drawing {
  /// Every drawing has this width; the page scales it.
  package static let width = 360.0
  package static let lineHeight = 18.0

  private var elements: [String] = []
  /// What parts of it say of themselves, above all that is drawn.
  private var tellings: [String] = []

  package init() {}

  /// The size of the text, in the units of the drawing: about that of a page's where the page draws it as wide as it is.
  package static let textSize = 14.0

  /// The width that a text takes at most.
  package static func textWidth(_ text: String) -> Double {
    text.reduce(0) { width, character in
      width
        + textSize
        * (character.isUppercase || "mw%▲▼█".contains(character)
          ? 0.77 : "il.,:;'|!()[] ".contains(character) ? 0.35 : 0.585)
    }
  }

  /// How a line is drawn. The names are those of classes in the page's style, which also serves print.
  package enum Stroke: String {
    case axis, grid, value, range, benchmark, limit, threshold, boundary, bridge
  }

  package enum Anchor: String { case start, middle, end }

  package mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ stroke: Stroke) {
    elements.append(
      "<line class=\"\(stroke.rawValue)\" x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\"/>"
    )
  }

  package mutating func polyline(_ points: [(x: Double, y: Double)], _ stroke: Stroke) {
    let list = points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
    elements.append("<polyline class=\"\(stroke.rawValue)\" points=\"\(list)\"/>")
  }

  package mutating func circle(_ x: Double, _ y: Double, radius: Double = 3.5) {
    elements.append("<circle class=\"point\" cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"\(number(radius))\"/>")
  }

  /// A diamond: a point that signals something.
  package mutating func diamond(_ x: Double, _ y: Double) {
    let reach = 6.0
    elements.append(
      "<path class=\"signal\" d=\"M\(number(x)) \(number(y - reach))L\(number(x + reach)) \(number(y))"
        + "L\(number(x)) \(number(y + reach))L\(number(x - reach)) \(number(y))Z\"/>")
  }

  /// Two strokes across an axis, or a bar along it: what lies between them is left out.
  package mutating func axisBreak(_ x: Double, from top: Double, to bottom: Double) {
    let lean = 3.0
    elements.append(
      "<path class=\"gap\" d=\"M\(number(x - lean)) \(number(bottom))L\(number(x + lean)) \(number(top))"
        + "H\(number(x + lean + 4))L\(number(x - lean + 4)) \(number(bottom))Z\"/>")
    for offset in [0, 4.0] {
      line(x - lean + offset, bottom, x + lean + offset, top, .axis)
    }
  }

  /// - Parameter style: a class of the page's style.
  package mutating func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, style: String) {
    elements.append(
      "<rect class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(max(0, width)))\" "
        + "height=\"\(number(height))\"/>")
  }

  package mutating func text(_ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, strong: Bool = false)
  {
    let weight = strong ? " class=\"strong\"" : ""
    elements.append(
      "<text\(weight) x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor.rawValue)\">\(Markup.escaped(text))</text>"
    )
  }

  /// Says what a point of the drawing is, at the pointer and where the keyboard comes to it.
  /// - Parameter words: what is said, at `x` and above `y`, within the drawing.
  package mutating func tell(_ words: String, _ x: Double, _ y: Double) {
    let told = Markup.escaped(words)
    let half = Drawing.textWidth(words) / 2
    let centre = half * 2 > Drawing.width ? Drawing.width / 2 : min(max(x, half + 2), Drawing.width - half - 2)
    let top = max(2, y - 34)
    tellings.append(
      "<g class=\"told\" tabindex=\"0\" role=\"img\" aria-label=\"\(told)\"><title>\(told)</title>"
        + "<circle class=\"reach\" cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"8\"/>"
        + "<g class=\"tip\"><rect x=\"\(number(centre - half))\" y=\"\(number(top))\" width=\"\(number(2 * half))\" "
        + "height=\"22\"/><text x=\"\(number(centre))\" y=\"\(number(top + 16))\" text-anchor=\"middle\">\(told)</text></g></g>"
    )
  }

  /// The finished drawing.
  /// - Parameters:
  ///   - id: unique on the page.
  ///   - title: what the drawing shows, and `description` what it says, for those who do not see it.
  ///   - heading: what stands over it where it is alone; empty where a page says it.
  package func svg(id: String, title: String, description: String, height: Double, heading: String = "") -> String {
    let lines = heading.isEmpty ? [] : Drawing.lines(heading)
    let top = lines.isEmpty ? 0 : Double(lines.count) * Drawing.lineHeight + 10
    let words = lines.enumerated().map { index, line in
      "<text class=\"strong\" x=\"2\" y=\"\(number(Double(index) * Drawing.lineHeight + 14 - top))\">\(Markup.escaped(line))</text>"
    }
    return """
      <svg id="\(id)" class="chart" role="\(tellings.isEmpty ? "img" : "group")" aria-labelledby="\(id)-title \(id)-desc" \
      viewBox="0 \(number(-top)) \(number(Drawing.width)) \(number(height + top))" xmlns="http://www.w3.org/2000/svg">
      <title id="\(id)-title">\(Markup.escaped(title))</title>
      <desc id="\(id)-desc">\(Markup.escaped(description))</desc>
      \((words + elements + tellings).joined(separator: "\n"))
      </svg>
      """
  }

  /// A text in lines as wide as a drawing; bold letters are a little wider.
  private static func lines(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      let longer = lines.last.map { "\($0) \(word)" }
      if let longer, textWidth(longer) * 1.05 < width - 4 {
        lines[lines.count - 1] = longer
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// A coordinate to a tenth.
  private func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    return (tenths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
  }
}
