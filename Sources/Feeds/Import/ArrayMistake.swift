public import Events

/// How the JSON array of a batch can be broken, so that its elements cannot be told apart.
public enum ArrayMistake: Mistake {
  case noArray
  case missingElement
  case missingComma
  case bracketsDoNotMatch
  case tooDeep
  case endsEarly
  case textAfterEnd
}
