package import Events

/// A condition made ready for the postings of one kind.
package struct RowCondition: Sendable {
  private let tests: [(column: Column, table: TestTable)]
  private let days: [Test]
  private let anyOf: [RowCondition]?
  private let isImpossible: Bool

  package init(_ condition: Condition, kind: RecordKind, records: RecordProjection) {
    var tests: [(Column, TestTable)] = []
    var days: [Test] = []
    var isImpossible = false
    for test in condition.tests {
      if test.field == .date {
        days.append(test.test)
      } else if let column = records[kind].column(of: test.field) {
        tests.append(
          (column, TestTable(test, records)))
      } else if !test.test.holds(for: nil, field: test.field) {
        // Records of this kind do not have the field: it is missing in all of them.
        isImpossible = true
      }
    }
    self.tests = tests
    self.days = days
    self.isImpossible = isImpossible
    anyOf = condition.anyOf.map { $0.map { RowCondition($0, kind: kind, records: records) } }
  }

  /// Leaves those marks of the rows of a run (`Column.runs`) whose contents meet the condition.
  package func keepMarks(_ marks: inout [Bool], of postings: Postings, in run: Range<Int>) {
    precondition(marks.count == run.count, "each row of the run has a mark")
    if isImpossible {
      for offset in marks.indices { marks[offset] = false }
      return
    }
    for place in tests.indices {
      let passes = tests[place].table.passes
      tests[place].column.withRun(run) { numbers in
        for offset in numbers.indices { marks[offset] = marks[offset] && passes[Int(numbers[offset])] }
      }
    }
    for test in days {
      for offset in marks.indices where marks[offset] {
        marks[offset] = test.holdsForDay(postings.day(at: run.lowerBound + offset))
      }
    }
    guard let anyOf else { return }
    var any = [Bool](repeating: false, count: marks.count)
    for condition in anyOf {
      var some = marks
      condition.keepMarks(&some, of: postings, in: run)
      for offset in some.indices where some[offset] { any[offset] = true }
    }
    marks = any
  }

  /// Whether the content at a row meets the condition.
  package func holds(_ postings: Postings, at row: Int) -> Bool {
    if isImpossible { return false }
    for place in tests.indices where !tests[place].table.passes[Int(tests[place].column[row])] { return false }
    for test in days where !test.holdsForDay(postings.day(at: row)) { return false }
    guard let anyOf else { return true }
    return anyOf.contains { $0.holds(postings, at: row) }
  }
}

extension Test {
  /// Whether a counting date passes; a test writes it as `YYYY-MM-DD`, or as `YYYY-MM` for the first of the month.
  func holdsForDay(_ day: Int32) -> Bool {
    switch self {
    case .equals(let scalar): scalar.isDay(day)
    case .anyOf(let scalars): scalars.contains { $0.isDay(day) }
    case .not(let test): !test.holdsForDay(day)
    case .range, .all: false
    }
  }
}

extension Scalar {
  fileprivate func isDay(_ day: Int32) -> Bool {
    guard case .text(let text) = self else { return false }
    return CivilDate(text)?.day == day
  }
}
