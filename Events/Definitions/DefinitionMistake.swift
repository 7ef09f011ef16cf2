/// What can be wrong with a definition.
public enum DefinitionMistake: Mistake {
  // Maps and their keys.
  case noMap(keys: [String])
  case unknownKey(known: [String], nearest: String?)
  case missingKey
  case badValue(ValueRule)
  case noChoice(of: [String])
  // Windows and spans of months.
  case badWindow
  case badMonths
  // What is counted.
  case noKind
  case noKinds
  case badFeeds
  // Values in place of 1.
  case weightsWithEach
  case noField
  case weightsByList
  /// Small numbers are kept back or not.
  case twoDisclosures
  case kindsWithoutParty
  // Numbers.
  case perNotPositive
  case lowerAboveUpper
  // Conditions.
  case noConditions
  case valuesAreNoList
  case noValues
  case allOfNoList
  case atLeastAboveAtMost
  case noTest
  case boundIsNoRisk
  case boundIsNoNumber
  /// No record that is counted can have the value; the rule is that of the field, nil where no kind has the field.
  case impossibleValue(ValueRule?)
}
