/// The English names of months, whole or shortened to three letters (`Sept` too), with a full stop or without.
enum MonthNames {
  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// The number of the month whose name some lower-case letters are.
  static func month(_ letters: String) -> Int? {
    if letters == "sept" { return 9 }
    guard letters.utf8.count >= 3 else { return nil }
    return names.firstIndex { $0 == letters || (letters.utf8.count == 3 && $0.hasPrefix(letters)) }.map { $0 + 1 }
  }
}
