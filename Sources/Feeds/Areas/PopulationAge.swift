/// Which ages a number of a table counts.
enum PopulationAge: Hashable {
  case all
  case single(Int)

  /// Reads an age such as `17`, the last one such as `90+` or `90 and over`, or the word for all.
  init?(_ text: String) {
    let words = text.lowercased().split(whereSeparator: { $0 == " " || $0 == "_" }).map(String.init)
    switch words {
    case ["all"], ["all", "ages"], ["total"]: self = .all
    default:
      let rest = words.first == "age" || words.first == "aged" ? words.dropFirst() : words[...]
      guard let first = rest.first, [[], ["and", "over"], ["or", "over"], ["+"]].contains(Array(rest.dropFirst())),
        let age = PopulationAge.number(first)
      else { return nil }
      self = .single(age)
    }
  }

  private static func number(_ text: String) -> Int? {
    let digits = text.hasSuffix("+") ? text.dropLast() : text[...]
    guard (1...3).contains(digits.utf8.count), digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int(digits)
  }
}
