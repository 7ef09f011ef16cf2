/// A document before it has a form: what the terminal, Markdown and HTML are printed from, so that all say the same.
struct Paper {
  var title: String
  /// Lines under the title.
  var subtitle: [String]
  var sections: [Section]

  struct Section {
    /// Unique in the paper: lower-case words joined by `-`.
    var id: String
    var title: String
    var blocks: [Block]
    var sections: [Section] = []
  }

  enum Block {
    case paragraph(String)
    /// The sentence that matters most in a section.
    case lead(String)
    case list([String])
    /// Terms with what is said of them.
    case facts([(term: String, text: String)])
    /// Terms with what is to be copied as it stands.
    case codes([(term: String, code: String)])
    case table(Table)
    /// A chart with the table that says the same.
    case chart(Chart, Table)
  }

  struct Table {
    enum Alignment { case left, right }

    var caption: String
    var columns: [(title: String, alignment: Alignment)]
    /// A cell for each column; the first names the row.
    var rows: [[Cell]]
  }

  struct Cell: ExpressibleByStringLiteral {
    var text: String
    /// A class of the page's style.
    var style: String?

    init(_ text: String, style: String? = nil) {
      self.text = text
      self.style = style
    }

    init(stringLiteral value: String) { self.init(value) }
  }

  struct Chart {
    /// What it shows, above it.
    var title: String
    /// The drawing, complete.
    var svg: String
    /// The same in one line of text; empty where a line cannot say it.
    var line: String
  }
}
