/// The one seam that every sentence passes on its way to a person: of a note, a reason, a mistake.
///
/// Nothing reads what comes out of it. The tests put a number in place of every sentence, and figures, suppression and
/// exit statuses stay as they are.
package enum Wording {
  /// What is said in place of a sentence; nil for the sentence itself.
  @TaskLocal package static var replacement: (@Sendable (String) -> String)?

  package static func said(_ sentence: String) -> String { replacement?(sentence) ?? sentence }
}
