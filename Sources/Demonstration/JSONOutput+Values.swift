internal import Events

extension JSONOutput {
  static func date(_ date: CivilDate) -> JSONOutput { .string(date.description) }

  static func strings(_ strings: [String]) -> JSONOutput { .array(strings.map { .string($0) }) }

  /// A number of tenths.
  static func tenths(_ count: Int) -> JSONOutput {
    .raw(Array((count % 10 == 0 ? "\(count / 10)" : "\(count / 10).\(count % 10)").utf8))
  }
}

/// The number with leading zeros, so that ascending numbers are ascending texts.
func sixDigits(_ number: Int) -> String { digits(number, atLeast: 6) }
