package import Events

/// The parameters of an address, read once: each value into its type, each mistake into its case.
///
///     let parameters = try QuestionParameters(items, [.area, .to, .knownAt], on: .interface)
///     let month = try parameters.month(.to)
///     let knownAt = try parameters.knownAt()
///
/// The interface and the pages read alike but for what ``Surface`` says.
package struct QuestionParameters: Sendable {
  package typealias Item = (name: String, value: String)

  /// In their order, without those that count as left out.
  package let items: [Item]
  package let surface: Surface

  /// - Parameters:
  ///   - items: as they stand in the address, decoded.
  ///   - names: the parameters that the address has.
  ///   - repeatable: those of them that may stand more than once.
  /// - Throws: a `Refusal` for a parameter that is unknown or stands twice; of the interface also for an empty one.
  package init(
    _ items: [Item], _ names: [Parameter], repeatable: [Parameter] = [], on surface: Surface
  ) throws(Refusal) {
    self.surface = surface
    let known = names.map(\.name)
    let isForm = surface == .page
    let single = Set(known).subtracting(repeatable.map(\.name))
    var kept: [Item] = []
    for item in items {
      let place = Refusal.Place.parameter(Parameter(item.name))
      guard known.contains(item.name) else {
        throw Refusal(place, value: item.value, QuestionMistake.unknownParameter(known: known, on: surface))
      }
      if isForm && item.value.isEmpty { continue }
      guard !single.contains(item.name) || !kept.contains(where: { $0.name == item.name }) else {
        throw Refusal(place, value: item.value, QuestionMistake.repeated(on: surface))
      }
      guard !item.value.isEmpty else { throw Refusal(place, QuestionMistake.empty) }
      kept.append(item)
    }
    self.items = kept
  }

  package subscript(_ parameter: Parameter) -> String? { items.first { $0.name == parameter.name }?.value }

  /// The values of a parameter that may stand more than once.
  package func all(_ parameter: Parameter) -> [String] { items.filter { $0.name == parameter.name }.map(\.value) }

  /// - Parameter example: a value for the remedy.
  /// - Throws: a `Refusal` where it is left out.
  package func required(_ parameter: Parameter, example: String) throws(Refusal) -> String {
    guard let value = self[parameter] else {
      throw Refusal(.parameter(parameter), QuestionMistake.missing(parameter, example: example, on: surface))
    }
    return value
  }

  /// The parameters without some.
  package func items(without left: Parameter...) -> [Item] {
    items.filter { item in !left.contains { $0.name == item.name } }
  }
}

// MARK: Values

extension QuestionParameters {
  /// A month, or the last one of a quarter; nil where it is left out.
  package func month(_ parameter: Parameter) throws(Refusal) -> Month? {
    guard let text = self[parameter] else { return nil }
    guard let month = Month(orQuarter: text) else {
      throw Refusal(.parameter(parameter), value: text, QuestionMistake.notMonth)
    }
    return month
  }

  /// A quarter; nil where it is left out.
  package var quarter: Quarter? {
    get throws(Refusal) {
      guard let text = self[.quarter] else { return nil }
      return try QuestionParameters.quarter(text)
    }
  }

  /// Reads a quarter of an address, in its path or its query.
  package static func quarter(_ text: String) throws(Refusal) -> Quarter {
    guard let quarter = Quarter(addressWord: text) else {
      throw Refusal(.parameter(.quarter), value: text, QuestionMistake.notQuarter)
    }
    return quarter
  }

  /// What was known; nil for now.
  package func knownAt(_ parameter: Parameter = .knownAt) throws(Refusal) -> KnownAt? {
    guard let text = self[parameter] else { return nil }
    do {
      return try KnownAt(text)
    } catch {
      throw error.at(.parameter(parameter))
    }
  }

  /// A whole number within bounds; nil where it is left out.
  package func number(_ parameter: Parameter, in bounds: ClosedRange<Int>) throws(Refusal) -> Int? {
    guard let text = self[parameter] else { return nil }
    let isDigits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard surface == .page || isDigits, let number = Int(text), bounds.contains(number) else {
      throw Refusal(.parameter(parameter), value: text, QuestionMistake.notNumber(bounds, on: surface))
    }
    return number
  }

  /// A word of a list; nil where it is left out.
  package func word(_ parameter: Parameter, of words: [String]) throws(Refusal) -> String? {
    guard let text = self[parameter] else { return nil }
    guard words.contains(text) else {
      throw Refusal(.parameter(parameter), value: text, QuestionMistake.notWord(words, on: surface))
    }
    return text
  }

  /// A word of a type; nil where it is left out.
  package func word<Word: RawRepresentable<String> & CaseIterable>(
    _ parameter: Parameter, as type: Word.Type = Word.self
  ) throws(Refusal) -> Word? {
    try word(parameter, of: Word.allCases.map(\.rawValue)).flatMap(Word.init)
  }

  /// Codes or names with commas between them; nil where they are left out.
  package func codes(_ parameter: Parameter) -> [String]? { self[parameter].map(QuestionParameters.codes) }

  /// Reads codes or names with commas between them; white space stands around each, and within names.
  package static func codes(_ text: String) -> [String] {
    text.split(separator: ",").map(trimmed).filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension Refusal {
  /// The same with another place at fault.
  package func at(_ place: Place) -> Refusal {
    var refusal = self
    refusal.place = place
    return refusal
  }
}
