internal import Events

/// Months as data.police.uk writes them, `YYYY-MM`.
enum PoliceMonth {
  /// Whether the text is a month that exists, of the year 1 or later.
  static func exists(_ text: some Collection<UInt8>) -> Bool { Month(Array(text)[...]).map { $0.year > 0 } ?? false }
}
