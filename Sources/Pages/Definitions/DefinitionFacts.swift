internal import Events
internal import Figures
internal import Presentation

/// What a version of a definition says, as a list of terms.
enum DefinitionFacts {
  static func list(_ definition: Definition) -> HTML {
    let facts = DefinitionSentences.rows(of: definition).map { fact in
      "<div><dt>\(fact.term)</dt><dd>\(texts(fact.texts))</dd></div>" as HTML
    }
    return "<dl>\n\(facts)\n</dl>"
  }

  /// One text as it is, several as lines of their own.
  static func texts(_ texts: [String]) -> HTML { texts.map { HTML($0) }.joined(by: "<br/>") }
}
