/// The boundaries that a drawing is given.
package struct ShownBoundaries: Sendable {
  package var layers: [BoundaryLayer]
  /// Whether they are there and cannot be read: the drawing is left out, and why is said in its place.
  package var isDamaged: Bool

  package init(layers: [BoundaryLayer] = [], isDamaged: Bool = false) {
    (self.layers, self.isDamaged) = (layers, isDamaged)
  }
}
