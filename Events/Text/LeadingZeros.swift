/// A number in decimal with leading zeros up to so many digits, so that ascending numbers are ascending texts.
package func digits(_ number: Int, atLeast count: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
}
