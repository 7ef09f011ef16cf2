/// A document before it has a form: what the terminal, Markdown and HTML are printed from, so that all say the same.
package struct Document {
  package var title: String
  /// Lines under the title.
  package var subtitle: [String]
  package var sections: [Section]

  package init(title: String, subtitle: [String], sections: [Section]) {
    (self.title, self.subtitle, self.sections) = (title, subtitle, sections)
  }

  package struct Section {
    /// Unique in the paper: lower-case words joined by `-`.
    package var id: String
    package var title: String
    package var blocks: [Block]
    package var sections: [Section]

    package init(id: String, title: String, blocks: [Block], sections: [Section] = []) {
      (self.id, self.title, self.blocks, self.sections) = (id, title, blocks, sections)
    }
  }

  package enum Block {
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

  package struct Table {
    package enum Alignment { case left, right }

    package var caption: String
    package var columns: [(title: String, alignment: Alignment)]
    /// A cell for each column; the first names the row.
    package var rows: [[Cell]]

    package init(caption: String, columns: [(title: String, alignment: Alignment)], rows: [[Cell]]) {
      (self.caption, self.columns, self.rows) = (caption, columns, rows)
    }

    /// The table without the columns in which no row has anything to say.
    package var withoutEmptyColumns: Table {
      let kept = columns.indices.filter { index in rows.contains { !$0[index].text.isEmpty } }
      return Table(
        caption: caption, columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
    }
  }

  package struct Cell: ExpressibleByStringLiteral {
    package var text: String
    /// A class of the page's style.
    package var style: String?

    package init(_ text: String, style: String? = nil) { (self.text, self.style) = (text, style) }

    package init(stringLiteral value: String) { self.init(value) }
  }

  package struct Chart {
    /// What it shows, above it.
    package var title: String
    /// The drawing, complete.
    package var svg: String
    /// The same in one line of text; empty where a line cannot say it.
    package var line: String

    package init(title: String, svg: String, line: String = "") {
      (self.title, self.svg, self.line) = (title, svg, line)
    }
  }
}
