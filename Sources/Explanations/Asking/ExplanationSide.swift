public import Events
public import Snapshots

/// One side of an explanation: a figure of the indicator and area that both sides share.
public struct ExplanationSide: Sendable {
  package let point: Snapshot
  /// The last month of the window.
  package let to: Month
  /// The version that judges everything; nil for those in force.
  package let definition: Int?
  /// A window in place of the definition's.
  package let window: Window?

  public init(point: Snapshot, to: Month, definition: Int?, window: Window? = nil) {
    self.point = point
    self.to = to
    self.definition = definition
    self.window = window
  }
}
