public import Events

/// Which figure is asked for. The point of knowledge comes beside it.
public struct FigureQuestion: Hashable, Sendable {
  public var indicator: String
  /// A GSS code.
  public var area: String
  /// The last month of the window.
  public var to: Month
  /// The version that judges everything; nil for the versions in force.
  public var definition: Int?
  /// A window in place of the definition's.
  public var window: Window?
  /// Whether small numbers are shown.
  public var disclose: Bool
  /// How exactly it is told; ``ReaderAccess`` says what whom.
  package var detail: Detail = .exact

  public init(
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
