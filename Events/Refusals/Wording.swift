/// The one seam that every sentence passes on its way to a person: of a note, a reason, a mistake.
///
/// Nothing reads what comes out of it. The tests put a number in place of every sentence, and figures, suppression and
/// exit statuses stay as they are.
package enum Wording {
  /// What is said in place of each sentence.
  package struct Replacement: Sendable {
    let sentence: @Sendable (String) -> String

    package init(_ sentence: @escaping @Sendable (String) -> String) { self.sentence = sentence }
  }

  /// Nil for the sentences themselves.
  @TaskLocal package static var replacement: Replacement?

  package static func said(_ sentence: String) -> String { replacement?.sentence(sentence) ?? sentence }
}
