package import Events

extension Quarter {
  /// Reads `2019-20-Q1`, or the label `2019/20 Q1`.
  package init?(addressWord text: String) {
    var label = Array(text)
    if label.count == 10, label[4] == "-", label[7] == "-" { (label[4], label[7]) = ("/", " ") }
    self.init(String(label))
  }

  /// How a quarter stands in an address: `2019-20-Q1`.
  package var addressWord: String { String(label.map { "/ ".contains($0) ? "-" : $0 }) }
}
