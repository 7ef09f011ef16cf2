/// By what the areas of a map are put into classes.
package enum MapClasses: String, CaseIterable, Sendable {
  /// How an area lies to the area above it, by its own range at 95 %.
  case comparison
  /// Which quarter of the areas its value is in.
  case quarters
}

/// The areas of a map that are drawn alike, and what is said of them.
struct MapClass {
  let words: String
  let look: MapLook
  /// The positions of the areas among the figures.
  let areas: [Int]
}

/// How an area is drawn. Each look has a pattern of its own, so that none is told by its colour alone; lines and dots are
/// at least 3 : 1 against what they stand on, and the lines between areas 3 : 1 against every look.
enum MapLook: String {
  /// Bars from top to bottom; the surer ones close together.
  case high, surelyHigh
  /// Bars from left to right; the surer ones close together.
  case low, surelyLow
  /// Nothing on a light grey, which what lies around the map has not.
  case plain
  /// Dots, more and more of them, and then no white.
  case sparse, dense, full
  /// Lines from corner to corner: a number that is kept back.
  case keptBack
  /// Lines both ways: no number.
  case missing
  /// A few small crosses: a number with nothing to compare it by.
  case uncompared
  /// Broken lines from corner to corner: what has no boundary, and so stands beside the map alone.
  case undrawn

  private var tile: (side: Int, ground: String, ink: String, marks: String) {
    let (pink, blue, grey) = ("#d53880", "#1d70b8", "#505a5f")
    return switch self {
    case .high: (40, "#f7e1ea", pink, "<path d=\"M10 0V40\" stroke-width=\"12\"/>")
    case .surelyHigh: (30, "#f7e1ea", pink, "<path d=\"M11 0V30\" stroke-width=\"22\"/>")
    case .low: (40, "#dbe8f3", blue, "<path d=\"M0 10H40\" stroke-width=\"12\"/>")
    case .surelyLow: (30, "#dbe8f3", blue, "<path d=\"M0 11H30\" stroke-width=\"22\"/>")
    case .plain: (40, "#e8eaeb", grey, "")
    case .sparse: (48, "#eef4f9", blue, "<circle cx=\"24\" cy=\"24\" r=\"6\" stroke-width=\"5\"/>")
    case .dense: (32, "#dbe8f3", blue, "<circle cx=\"16\" cy=\"16\" r=\"7\" stroke-width=\"9\"/>")
    case .full: (40, blue, blue, "")
    case .keptBack: (36, "#ffffff", grey, "<path d=\"M-9 9L9 -9M0 36L36 0M27 45L45 27\" stroke-width=\"6\"/>")
    case .missing:
      (
        40, "#ffffff", grey,
        "<path d=\"M-10 10L10 -10M0 40L40 0M30 50L50 30M-10 30L10 50M0 0L40 40M30 -10L50 10\" stroke-width=\"5\"/>"
      )
    case .undrawn:
      (
        36, "#ffffff", grey,
        "<path d=\"M-9 9L9 -9M0 36L36 0M27 45L45 27\" stroke-width=\"6\" stroke-dasharray=\"8 9\"/>"
      )
    case .uncompared: (60, "#ffffff", grey, "<path d=\"M22 30H38M30 22V38\" stroke-width=\"5\"/>")
    }
  }

  /// The pattern's element, in tenths of the drawing's units.
  /// - Parameter id: what the ids of the map begin with.
  func pattern(_ id: String) -> String {
    let tile = tile
    return """
      <pattern id="\(id)-\(rawValue)" width="\(tile.side)" height="\(tile.side)" patternUnits="userSpaceOnUse">\
      <rect width="\(tile.side)" height="\(tile.side)" fill="\(tile.ground)"/>\
      <g stroke="\(tile.ink)" fill="none">\(tile.marks)</g></pattern>
      """
  }
}
