/// Whose addresses are read, and so how strictly.
package enum Surface: Hashable, Sendable {
  /// The interface, whose addresses programs write: an empty parameter is a mistake, and a number is digits alone.
  case interface
  /// A page, whose address a form may write: it sends all of its fields, so an empty one counts as left out.
  case page
}
