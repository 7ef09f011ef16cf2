/// An SVG drawing under construction, in units of about one CSS pixel on a telephone.
///
/// Text is never drawn where other text is: whoever draws asks ``textWidth(_:)`` first. It is an upper estimate for the
/// sans-serif faces in use, since a drawing cannot know which one the reader has.
package struct Drawing {
  /// Every drawing has this width; the page scales it.
  package static let width = 360.0
  package static let lineHeight = 16.0

  private var elements: [String] = []

  package init() {}

  /// The width that a text takes at most.
  package static func textWidth(_ text: String) -> Double {
    text.reduce(0) { width, character in
      width
        + (character.isUppercase || "mw%▲▼█".contains(character) ? 9.2 : "il.,:;'|!()[] ".contains(character) ? 4.2 : 7)
    }
  }

  /// How a line is drawn. The names are those of classes in the page's style, which also serves print.
  package enum Stroke: String {
    case axis, grid, value, range, benchmark, limit, threshold, boundary
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

  /// The finished drawing.
  /// - Parameters:
  ///   - id: unique on the page.
  ///   - title: what the drawing shows, and `description` what it says, for those who do not see it.
  package func svg(id: String, title: String, description: String, height: Double) -> String {
    """
    <svg id="\(id)" class="chart" role="img" aria-labelledby="\(id)-title \(id)-desc" \
    viewBox="0 0 \(number(Drawing.width)) \(number(height))" xmlns="http://www.w3.org/2000/svg">
    <title id="\(id)-title">\(Markup.escaped(title))</title>
    <desc id="\(id)-desc">\(Markup.escaped(description))</desc>
    \(elements.joined(separator: "\n"))
    </svg>
    """
  }

  /// A coordinate to a tenth.
  private func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    return (tenths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
  }
}
