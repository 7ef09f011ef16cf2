internal import Events
package import Rationals

/// Numbers as people read them.
package enum NumberFormat {
  /// The sign before a negative number: the true minus where a person reads, the hyphen in data.
  package enum Minus: String, Sendable {
    case minus = "\u{2212}"
    case hyphen = "-"
  }

  /// Digits in groups of three: `698,268`.
  package static func grouped(_ number: Int, minus: Minus = .minus) -> String {
    (number < 0 ? minus.rawValue : "") + abs(number).grouped
  }

  /// The same of a number that is text already, with its decimals: `1641.5` to `1,641.5`; any other text as it is.
  package static func grouped(text: String) -> String {
    let sign = text.prefix { "+-\u{2212}".contains($0) }
    let whole = text.dropFirst(sign.count).prefix { ("0"..."9").contains($0) }
    let rest = text.dropFirst(sign.count + whole.count)
    guard whole.count > 3, let number = Int(whole), rest.first.map({ ".% ".contains($0) }) ?? true else { return text }
    return sign + number.grouped + rest
  }

  /// A number with the word for what it counts: `1 record`, `1,627 records`.
  package static func counted(_ number: Int, _ one: String, _ many: String) -> String {
    grouped(number) + " " + (number == 1 ? one : many)
  }

  /// Rounded half away from zero to a number of decimals: `−3.0`.
  package static func rounded(_ number: Rational, decimals: Int, minus: Minus = .minus) -> String {
    let text = number.magnitude.rounded(decimals: decimals)
    // What rounds to zero has no sign.
    let isNegative = number < .zero && text.contains { ("1"..."9").contains($0) }
    return isNegative ? minus.rawValue + text : text
  }

  /// A limit or another double, rounded; infinity is no limit.
  package static func limit(_ value: Double, decimals: Int) -> String {
    ExactDecimal(shortestOf: value).map { rounded(Rational($0), decimals: decimals) } ?? "no limit"
  }

  /// A difference with its sign: `+5.2`, `−3.0`.
  package static func signed(_ number: Rational, decimals: Int, minus: Minus = .minus) -> String {
    let text = rounded(number, decimals: decimals, minus: minus)
    return number > .zero ? "+" + text : text
  }

  /// A difference of counts: a whole one in groups of three digits, `+1,627`.
  package static func signedCount(_ number: Rational, decimals: Int = 0, minus: Minus = .minus) -> String {
    guard decimals == 0, let whole = number.whole else { return signed(number, decimals: decimals, minus: minus) }
    return (whole > 0 ? "+" : "") + grouped(whole, minus: minus)
  }

  /// A number that data give as text, with its minus sign; any other text, such as `[c]`, as it is.
  package static func quoted(_ text: some CustomStringConvertible, minus: Minus = .minus) -> String {
    let text = text.description
    guard text.first == "-", text.dropFirst().first.map({ ("0"..."9").contains($0) }) ?? false else { return text }
    return minus.rawValue + text.dropFirst()
  }
}

extension Rational {
  /// The number as people read it: whole with groups of three digits, else with at most two decimals.
  package var formatted: String { formatted(minus: .minus) }

  package func formatted(minus: NumberFormat.Minus) -> String {
    if let whole { return NumberFormat.grouped(whole, minus: minus) }
    return NumberFormat.rounded(self, decimals: 2, minus: minus)
  }
}
