/// A partner's return form: the rows that it asks for, each a count, an indicator, or a count split by a field.
package struct ReturnForm: Sendable {
  package let name: String
  package let title: String
  /// The months that are counted, ending with the quarter's.
  package let window: Window
  package let rows: [Row]

  package struct Row: Sendable {
    package let content: Content
    /// The position among the rows of the file, from 1.
    package let position: Int
  }

  package enum Content: Sendable {
    /// A text between rows.
    case heading(String)
    /// What records there are of some sort.
    case count(Line)
    /// What an adopted definition says.
    case indicator(String, text: String?, Part)
    /// A count split by the values of a field: a line for each value that is named, and one for all others.
    case breakdown([Line])
  }

  package struct Line: Sendable {
    package let text: String
    /// What is counted, as a definition that nobody adopted.
    package let definition: Definition
  }

  /// Which number of an indicator is asked for.
  package enum Part: String, CaseIterable, Sendable { case value, counted, of }
}
