internal import Explanations

extension Explanation.BreakdownPart {
  /// What the key is called; nil where it says it by itself.
  var shownName: String? { isOwn ? "no record's own" : name }
}
