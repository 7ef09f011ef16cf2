internal import Events
package import Projections

/// The areas of one geography as a tree: a line an area, each below the one that it lies in.
package struct AreaTree {
  private let hierarchy: Hierarchy
  private let geography: Int
  /// The areas to begin with.
  private let roots: [Int]
  /// Whether the areas right below the root are all shown, however many there are.
  private let isOpened: Bool

  /// More areas than this without areas of their own are one line that says how many they are.
  private static let maximumLeafCount = 12

  /// - Parameter area: the one at the top; nil for all that have none above them.
  package init(_ hierarchy: Hierarchy, geography: String, area: String?) {
    self.hierarchy = hierarchy
    let number = hierarchy.geographies.firstIndex(of: geography)
    self.geography = number ?? -1
    isOpened = area != nil
    if let area {
      roots = hierarchy.position(of: area).map { [$0] } ?? []
    } else {
      roots = hierarchy.areas.indices.filter { position in
        let area = hierarchy.areas[position]
        let isThere =
          area.children.contains { $0.geography == number } || area.places.contains { $0.geography == number }
        return isThere && area.places.first { $0.geography == number }?.parent == nil
      }.sorted { hierarchy.areas[$0].code < hierarchy.areas[$1].code }
    }
  }

  package var text: String {
    guard !roots.isEmpty else { return "No area is known in this geography.\n" }
    var lines: [String] = []
    for root in roots { add(root, depth: 0, to: &lines) }
    return TextSanitizer.lines(lines)
  }

  private func children(of position: Int) -> [Int] {
    (hierarchy.areas[position].children.first { $0.geography == geography }?.areas ?? [])
      .sorted { hierarchy.areas[$0].code < hierarchy.areas[$1].code }
  }

  private func add(_ position: Int, depth: Int, to lines: inout [String]) {
    lines.append(String(repeating: "  ", count: depth) + label(position))
    var leaves: [String: [Int]] = [:]
    let children = children(of: position)
    for child in children where self.children(of: child).isEmpty {
      leaves[hierarchy.areas[child].level, default: []].append(child)
    }
    let isWhole = isOpened && depth == 0
    let hidden = isWhole ? [] : Set(leaves.values.filter { $0.count > AreaTree.maximumLeafCount }.joined())
    for child in children where !hidden.contains(child) { add(child, depth: depth + 1, to: &lines) }
    for (level, areas) in leaves.sorted(by: { $0.key < $1.key }) where areas.allSatisfy(hidden.contains) {
      lines.append(
        String(repeating: "  ", count: depth + 1)
          + "\(NumberFormat.grouped(areas.count)) areas of level \(level): --area \(hierarchy.areas[position].code) lists them"
      )
    }
  }

  /// `Leicestershire  E10000018  county`, with its life and whether it lies there for want of anything better.
  private func label(_ position: Int) -> String {
    let area = hierarchy.areas[position]
    let name = area.name == area.code ? area.code : "\(area.name)  \(area.code)"
    var parts = [name]
    if !area.level.isEmpty { parts.append(area.level) }
    if let life = area.lifeInWords { parts.append(life) }
    if area.isProvisional(in: geography) { parts.append("placed provisionally") }
    return parts.joined(separator: "  ")
  }
}

extension Hierarchy.Area {
  /// `from 2021-03-21`, `to 2021-03-20`; nil where its life has no ends.
  package var lifeInWords: String? {
    let parts = [start.map { "from \($0)" }, end.map { "to \(CivilDate(day: $0.day - 1))" }].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
