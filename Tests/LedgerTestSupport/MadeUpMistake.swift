package import Events

/// A mistake that nobody makes, for what is done about mistakes.
package struct MadeUpMistake: Mistake {
  package let blame: Blame

  package init(_ blame: Blame = .rule) { self.blame = blame }

  package func rule(at door: Door) -> String { "there is a rule" }
  package func remedy(at door: Door) -> String { "Keep it" }
}
