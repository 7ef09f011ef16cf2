internal import Figures
internal import Presentation

/// Text of a page that is markup already. Whatever else is put into it is escaped: a literal is markup, and a string in
/// it is text.
///
///     let row: HTML = "<td>\(name)</td>"   // the name is escaped
struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
  private(set) var text: String

  init(stringLiteral text: String) { self.text = text }

  init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  /// Markup that another module made, such as a drawing.
  init(markup: String) { text = markup }

  /// A text whose line breaks count, as in `pre` and `textarea`.
  init(lines text: String) {
    self.text = text.split(omittingEmptySubsequences: false) { $0.isNewline }
      .map { Markup.escaped(String($0)) }.joined(separator: "\n")
  }

  /// A text.
  init(_ text: String) { self.text = Markup.escaped(text) }

  var isEmpty: Bool { text.isEmpty }

  static func + (left: HTML, right: HTML) -> HTML { HTML(markup: left.text + right.text) }

  static func += (left: inout HTML, right: HTML) { left.text += right.text }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ string: String) { text += Markup.escaped(string) }

    mutating func appendInterpolation(_ number: Int) { text += String(number) }

    mutating func appendInterpolation(_ html: HTML) { text += html.text }

    mutating func appendInterpolation(_ address: Address) { text += Markup.escaped(address.text) }

    /// Parts, each on a line of its own.
    mutating func appendInterpolation(_ parts: [HTML]) { text += parts.map(\.text).joined(separator: "\n") }
  }
}

extension Array where Element == HTML {
  /// The parts with a text between them.
  func joined(by separator: HTML) -> HTML {
    HTML(markup: map(\.text).joined(separator: separator.text))
  }
}

extension HTML {
  static func link(_ text: String, to address: Address) -> HTML { "<a href=\"\(address)\">\(text)</a>" }

  /// A list; nothing where there is no item.
  static func list(_ items: [HTML], style: HTML = "") -> HTML {
    guard !items.isEmpty else { return "" }
    let open: HTML = style.isEmpty ? "<ul>" : "<ul class=\"\(style)\">"
    return "\(open)\n\(items.map { "<li>\($0)</li>" as HTML })\n</ul>"
  }

  static func list(_ items: [String]) -> HTML { list(items.map { HTML($0) }) }
}
