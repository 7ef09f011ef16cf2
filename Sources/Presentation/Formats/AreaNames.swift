package import Figures

/// The names of areas that stand together: where two areas share one, their codes tell them apart.
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

  package init(_ figures: [Figure]) { self.init(figures.map { ($0.question.area, $0.areaName) }) }

  package func callAsFunction(_ figure: Figure) -> String {
    shared.contains(figure.areaName) ? "\(figure.areaName) (\(figure.question.area))" : figure.areaName
  }
}
