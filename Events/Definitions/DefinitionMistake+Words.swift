extension DefinitionMistake {
  public func rule(at door: Door) -> String {
    switch self {
    case .noMap: "it is a map of keys to values"
    case .unknownKey: "the key is unknown"
    case .missingKey: "it is required"
    case .badValue(let value): value.sentence
    case .noChoice(let choices): "it is one of \(choices.joined(separator: ", "))"
    case .badWindow: "it is a number of months such as 12 months, quarter or financial-year-to-date"
    case .badMonths: "it is a number of months, such as 12 months"
    case .noKind:
      "it is a kind of record, or a list of them: "
        + RecordKind.allCases.map(\.word).joined(separator: ", ")
    case .noKinds: "it names at least one kind of record"
    case .badFeeds:
      "it is a list of feeds, each a name, or a list of names of which one is enough"
    case .weightsWithEach: "a record adds the number of its followers or a value of its own, not both"
    case .noField: "it is a field of the records that are counted, or attributes. and a word"
    case .weightsByList: "values stand for words, and this field is a list or a number"
    case .twoDisclosures: "small numbers are kept back, or there is a reason why they need not be"
    case .kindsWithoutParty: "a relation is between records that have a party"
    case .perNotPositive: "it is a number above 0"
    case .lowerAboveUpper: "the lower threshold is not above the upper"
    case .noConditions: "it is a list of at least one condition"
    case .valuesAreNoList: "it is a list of values"
    case .noValues: "an empty list is met by no record, or by all"
    case .allOfNoList: "all is for a field that is a list"
    case .atLeastAboveAtMost: "atLeast is not above atMost"
    case .noTest: "it is one test: not, all, or atLeast and atMost"
    case .boundIsNoRisk: "it is standard, medium or high"
    case .boundIsNoNumber: "atLeast and atMost are numbers, for fields that are numbers"
    case .impossibleValue(let value): "no record has this value: " + (value?.sentence ?? "the field is unknown")
    }
  }

  public func remedy(at door: Door) -> String {
    switch self {
    case .noMap(let keys): "Its keys are \(keys.joined(separator: ", "))"
    case .unknownKey(let keys, let nearest):
      (nearest.map { "Is \($0) meant? " } ?? "") + "The keys here are \(keys.joined(separator: ", "))"
    case .missingKey: "Add the key"
    case .valuesAreNoList, .noValues, .allOfNoList, .atLeastAboveAtMost, .noTest:
      "Write a value, a list of values, not, atLeast and atMost, or all"
    case .weightsWithEach, .twoDisclosures: "Leave one of the two out"
    case .badFeeds: "Write it as [marac, [police-uk, police-crime]]"
    case .noField, .weightsByList: "Name another field, such as offence"
    case .badValue, .noChoice, .badWindow, .badMonths, .noKind, .noKinds, .kindsWithoutParty, .perNotPositive,
      .lowerAboveUpper, .noConditions, .boundIsNoRisk, .boundIsNoNumber, .impossibleValue:
      "Correct the value"
    }
  }
}
