/// Versions of definitions; the subject is the indicator.
extension EventRule {
  static let definition: [EventRule] = [
    EventRule(.definitionAdopted, .states, .indicator, [.required("definition", .definition)])
  ]
}
