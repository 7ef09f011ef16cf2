/// Whole numbers as people read them.
package enum NumberFormat {
  /// Digits in groups of three: `698,268`.
  package static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// A number with the word for what it counts: `1 record`, `1,627 records`.
  package static func counted(_ number: Int, _ one: String, _ many: String) -> String {
    grouped(number) + " " + (number == 1 ? one : many)
  }
}

extension Rational {
  /// The number as people read it: whole with groups of three digits, else with at most two decimals.
  package var reading: String {
    if let whole { return NumberFormat.grouped(whole) }
    return rounded(decimals: 2)
  }
}
