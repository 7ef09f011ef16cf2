package import Events

/// Which figure is asked for. The point of knowledge comes beside it.
package struct FigureQuestion: Hashable, Sendable {
  package var indicator: String
  /// A GSS code.
  package var area: String
  /// The last month of the window.
  package var to: Month
  /// The version that judges everything; nil for the versions in force.
  package var definition: Int?
  /// A window in place of the definition's.
  package var window: Window?
  /// Whether small numbers are shown.
  package var disclose: Bool

  package init(
    indicator: String, area: String, to: Month, definition: Int? = nil, window: Window? = nil, disclose: Bool = false
  ) {
    self.indicator = indicator
    self.area = area
    self.to = to
    self.definition = definition
    self.window = window
    self.disclose = disclose
  }
}
