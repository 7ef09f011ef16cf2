internal import Events

/// The parameters of an address. An empty one counts as left out, because a form sends all of its fields.
struct Query {
  private let items: [(name: String, value: String)]

  /// - Parameters:
  ///   - names: the parameters that the page knows.
  ///   - repeated: those of them that may stand more than once.
  /// - Throws: a `Refusal` for a parameter that the page does not know, or one that stands twice.
  init(
    _ items: [(name: String, value: String)], _ names: [String], repeated: [String] = []
  ) throws(Refusal) {
    self.items = items.filter { !$0.value.isEmpty }
    for item in items where !names.contains(item.name) {
      throw Refusal(
        field: item.name, value: item.value, rule: "this page has no such parameter",
        remedy: names.isEmpty ? "Leave it out" : "Its parameters are \(names.joined(separator: ", "))")
    }
    for name in names where !repeated.contains(name) {
      let values = self.items.filter { $0.name == name }
      guard values.count < 2 else {
        throw Refusal(field: name, value: values[1].value, rule: "it stands twice", remedy: "Give it once")
      }
    }
  }

  subscript(_ name: String) -> String? { items.first { $0.name == name }?.value }

  func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

  /// A whole number within bounds; nil where it is left out.
  func number(_ name: String, in bounds: ClosedRange<Int>) throws(Refusal) -> Int? {
    guard let text = self[name] else { return nil }
    guard let number = Int(text), bounds.contains(number) else {
      throw Refusal(
        field: name, value: text, rule: "it is a whole number from \(bounds.lowerBound) to \(bounds.upperBound)",
        remedy: "Write digits only, or leave it out")
    }
    return number
  }

  /// A word of a list; nil where it is left out.
  func word(_ name: String, of words: [String]) throws(Refusal) -> String? {
    guard let text = self[name] else { return nil }
    guard words.contains(text) else {
      throw Refusal(
        field: name, value: text, rule: "it is one of \(words.joined(separator: ", "))",
        remedy: "Choose one of them, or leave it out")
    }
    return text
  }

  /// A month, or the last one of a quarter; nil where it is left out.
  func month(_ name: String) throws(Refusal) -> Month? {
    guard let text = self[name] else { return nil }
    guard let month = Month(orQuarter: text) else {
      throw Refusal(
        field: name, value: text, rule: "it is a month, or a quarter of a financial year",
        remedy: "Write 2019-06, or 2019/20 Q1 for April to June 2019")
    }
    return month
  }
}
