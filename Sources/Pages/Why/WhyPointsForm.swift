internal import Events
internal import Explanations
internal import Figures
internal import Presentation
internal import Projections
internal import Questions
internal import Snapshots

/// Asks for the difference between any two points: months, and for those who may ask so what was known and which version
/// judges.
struct WhyPointsForm {
  let context: PageContext
  let address: WhyAddress
  let explanation: Explanation

  /// Months offered, back from the newest.
  private static let maximumMonthCount = 84

  private var isExact: Bool { explanation.to.question.detail == .exact }

  var html: HTML {
    """
    <h2 id="why-form">Any two points</h2>
    \(FormField.form(
      to: Address("why", address.indicator), label: "Any two points to explain", button: "Explain",
      side(address.from, name: .from, label: "From", knownAt: .fromKnownAt, version: .fromVersion)
        + side(address.to, name: .to, label: "To", knownAt: .toKnownAt, version: .toVersion)
        + [FormField.hidden(kept)]))
    """
  }

  /// What is known at the later of the two points.
  private var later: Snapshot {
    context.ledgerView.snapshot(length: max(explanation.from.knownLength, explanation.to.knownLength))
  }

  private var kept: [QuestionParameters.Item] { address.view.items(figureArea: address.area) }

  private func side(
    _ side: SideReference, name: Parameter, label: String, knownAt: Parameter, version: Parameter
  ) -> [HTML] {
    var fields = [
      FormField.choice(
        label, name: name, id: "any-\(name.name)",
        months(side.month).map { FormField.Option(value: $0.description, text: PeriodFormat.month($0)) },
        chosen: side.month.description)
    ]
    guard isExact else { return fields }
    fields.append(
      FormField.line(
        "\(label), known at", name: knownAt, id: "any-\(knownAt.name)", value: side.knownAt?.text ?? "", hint: nil))
    // What is known at the later of the two points, so that a page whose points are pinned stays as it is.
    let known = later.adoptions(of: address.indicator).map(\.definition.version)
    let versions = Set(known + [address.from.definition, address.to.definition].compactMap(\.self)).sorted()
    if versions.count > 1 {
      fields.append(
        FormField.choice(
          "\(label), judged by", name: version, id: "any-\(version.name)",
          [FormField.Option(value: "", text: "versions in force")]
            + versions.map { FormField.Option(value: String($0), text: "version \($0)") },
          chosen: side.definition.map(String.init) ?? ""))
    }
    return fields
  }

  /// The months that may be chosen; of rounded figures those that end a quarter.
  private func months(_ chosen: Month) -> [Month] {
    let newest = max(context.defaults.quarter(later).last, address.from.month, address.to.month)
    let all = (0..<WhyPointsForm.maximumMonthCount).map { newest.adding(-$0) }
      .filter { isExact || Quarter(of: $0).last == $0 }
    return all.contains(chosen) ? all : all + [chosen]
  }
}
