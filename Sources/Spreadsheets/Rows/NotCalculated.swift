/// The error that a formula is whose value the program that wrote the file did not work out.
enum NotCalculated {
  static let text = "#NOT-CALCULATED"
}
