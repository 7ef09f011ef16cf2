/// An area as one row of a look-up names it.
struct AreaMention {
  var code: String
  /// Nil where the row names none.
  var name: String?
  var level: String
  /// The title of the column that holds the code.
  var column: String
}
