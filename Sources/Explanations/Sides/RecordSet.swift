/// A set of records by their numbers.
struct RecordSet {
  private var marks: [Bool] = []

  init(_ numbers: some Sequence<UInt32>) {
    for number in numbers {
      if marks.count <= Int(number) {
        marks.append(contentsOf: repeatElement(false, count: Int(number) + 1 - marks.count))
      }
      marks[Int(number)] = true
    }
  }

  var isEmpty: Bool { marks.isEmpty }

  func contains(_ number: UInt32) -> Bool { Int(number) < marks.count && marks[Int(number)] }
}
