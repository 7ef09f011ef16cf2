internal import Events
internal import Figures
package import Reports

extension Report.Outcome {
  /// The heading: the outcome's name, or that of the indicators without one.
  package var title: String { name ?? "Other indicators" }
}

extension Report.Entry {
  /// Why the areas below are not compared, as a sentence; nil where they are, or there are none.
  package var areasSentence: String? {
    areasObstacle.map { Wording.said(words($0)) }
  }

  private func words(_ obstacle: Report.AreasObstacle) -> String {
    let name = figure.areaName
    switch obstacle {
    case .tooMany(let count):
      return "\(name) has \(count) areas right below it; incident-ledger compare shows them."
    case .noFigures: return "There are no figures for the areas within \(name)."
    case .tooSmall:
      return "The areas within \(name) are smaller than districts: they are for readers with the scope disclose."
    case .unplaced: return "The records do not say where within \(name) they belong."
    }
  }
}

extension Report {
  /// The title of its paper.
  /// - Parameter area: what its area is called.
  package func title(of area: String) -> String { "Safer communities performance \(quarter.label): \(area)" }

  /// What is left out, as nothing that it counts is there, as a sentence; nil where nothing is.
  package var leftOutSentence: String? {
    leftOut.isEmpty
      ? nil
      : Wording.said("Left out, because the ledger holds nothing that they count: \(leftOut.joined(separator: "; ")).")
  }

  /// What is not told to whoever reads it, as a sentence; nil where all is.
  package var keptBackSentence: String? {
    keptBack.isEmpty
      ? nil
      : Wording.said(
        "Not shown, as no paper shows them or as asked for here they are for readers with the scope disclose: "
          + "\(keptBack.joined(separator: "; ")).")
  }

  /// What is kept back only because of earlier papers, as a sentence; nil where nothing is.
  package var keptBackForEarlierSentence: String? {
    guard !keptBackForEarlier.isEmpty else { return nil }
    let names = figures.filter { keptBackForEarlier.contains($0.question) }.map { "\($0.title), \($0.areaName)" }
    return Wording.said(
      "Kept back, as earlier papers would give small numbers away together with them: \(names.joined(separator: "; "))."
    )
  }

  /// The names of the areas that indicators are reported for.
  package var areaNames: AreaNames {
    AreaNames([(area, areaName)] + entries.map { ($0.figure.question.area, $0.figure.areaLabel) })
  }
}
