/// How exactly a figure is told.
package enum Detail: Sendable, Hashable {
  /// As it is counted.
  case exact
  /// From counts in the grid (``DisclosureGrid``): nothing of the figure holds an exact count.
  case rounded
  /// Only what a paper showed, as it showed it.
  case published
}
