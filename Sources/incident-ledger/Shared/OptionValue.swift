internal import ArgumentParser
internal import Events
internal import Explanations
internal import Questions

/// Reads the values of options that questions have: what is none of their kind is a mistake of the command line, whether
/// or not there is a ledger to ask. What they name may still be refused there.
enum OptionValue {
  /// A month, or a label of a quarter.
  static func month(_ text: String, _ option: Parameter) throws(ValidationError) -> Month {
    guard let month = Month(orQuarter: text) else {
      throw mistake(Refusal(.parameter(option), value: text, QuestionMistake.notMonth))
    }
    return month
  }

  /// A point of knowledge; nil where none is given.
  static func knownAt(_ text: String?) throws(ValidationError) -> KnownAt? {
    guard let text else { return nil }
    do throws(Refusal) {
      return try KnownAt(text)
    } catch {
      throw mistake(error)
    }
  }

  /// A side of an explanation. It holds a month, a known-at and a definition: it is the option that is named.
  static func side(_ text: String, _ option: Parameter) throws(ValidationError) -> SideReference {
    do throws(Refusal) {
      return try SideReference(text, option)
    } catch {
      throw mistake(error.at(.parameter(option)))
    }
  }

  private static func mistake(_ refusal: Refusal) -> ValidationError { ValidationError(refusal.description) }
}
