/// What the rows of a file of data.police.uk are, as a file of refused rows calls it.
public enum PoliceTable: String, CaseIterable, Sendable {
  /// Crimes and anti-social behaviour of a month.
  case street
  /// What became of crimes in a month.
  case outcomes
}
