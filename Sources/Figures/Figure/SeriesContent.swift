package import Events

/// What makes figures of two versions of a definition comparable: how they measure, what they count, per what, over which
/// window. Titles, sources, thresholds and feeds may differ.
package struct SeriesContent: Hashable, Sendable {
  private let measure: Definition.Measure
  private let count: Counting?
  private let of: Counting?
  private let per: ExactDecimal
  private let over: ExactText
  private let window: Window

  package init(_ definition: Definition) {
    (measure, count, of) = (definition.measure, definition.count, definition.of)
    (per, over, window) = (definition.per, ExactText(definition.over), definition.window)
  }
}
