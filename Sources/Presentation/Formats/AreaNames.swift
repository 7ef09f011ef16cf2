package import Figures

/// The names of areas that stand together: an area whose name another one has is told by its kind too, and by its code where
/// nothing else tells it from those beside it.
package struct AreaNames {
  private let shared: Set<String>

  package init(_ areas: [(code: String, name: String)]) {
    var codes: [String: String] = [:]
    var shared: Set<String> = []
    for area in areas {
      if let code = codes[area.name], code != area.code { shared.insert(area.name) }
      codes[area.name] = area.code
    }
    self.shared = shared
  }

  package init(_ figures: [Figure]) { self.init(figures.map { ($0.question.area, $0.areaLabel) }) }

  package func callAsFunction(_ figure: Figure) -> String {
    shared.contains(figure.areaLabel) ? "\(figure.areaLabel) (\(figure.question.area))" : figure.areaLabel
  }
}
