import TestSupport
import Testing

@testable import Statistics

@Suite("Disclosure")
struct DisclosureTests {
  typealias Cell = SuppressionTable.Cell

  @Test("one to four are suppressed below five, nothing and five are shown")
  func primary() {
    let rule = PrimarySuppression(suppressBelow: 5)
    #expect((0...7).filter { rule.applies(to: Double($0)) } == [1, 2, 3, 4])
    #expect(rule.applies(to: 0.8) && rule.applies(to: 4.5))
    #expect(!(0...9).contains { PrimarySuppression(suppressBelow: 0).applies(to: Double($0)) })
    #expect(!PrimarySuppression(suppressBelow: 1).applies(to: 1))
  }

  @Test("a percentage is suppressed for its complement too")
  func complement() {
    let rule = PrimarySuppression(suppressBelow: 5)
    #expect(rule.applies(to: 97, complement: 3))
    #expect(rule.applies(to: 3, complement: 97))
    #expect(!rule.applies(to: 100, complement: 0) && !rule.applies(to: 95, complement: 5))
  }

  @Test("a second child is suppressed where one alone could be found by subtraction")
  func second() {
    let children = [
      Cell(40, isSuppressed: false), Cell(3, isSuppressed: true), Cell(12, isSuppressed: false),
    ]
    let parent = Cell(55, isSuppressed: false)
    #expect(SuppressionTable.suppress(parent: parent, children: children) == (false, [false, true, true]))
    // Without the parent nothing can be subtracted.
    #expect(SuppressionTable.suppress(parent: nil, children: children) == (false, [false, true, false]))
  }

  @Test("two suppressed children protect each other, and none need no protection")
  func enough() {
    let two = [Cell(2, isSuppressed: true), Cell(3, isSuppressed: true), Cell(12, isSuppressed: false)]
    #expect(
      SuppressionTable.suppress(parent: Cell(17, isSuppressed: false), children: two)
        == (false, [true, true, false]))
    let none = [Cell(0, isSuppressed: false), Cell(12, isSuppressed: false)]
    #expect(
      SuppressionTable.suppress(parent: Cell(12, isSuppressed: false), children: none) == (
        false, [false, false]
      ))
  }

  @Test("the smallest count above nothing goes, a zero only where nothing else is left")
  func choice() {
    let zero = [Cell(0, isSuppressed: false), Cell(3, isSuppressed: true), Cell(9, isSuppressed: false)]
    #expect(
      SuppressionTable.suppress(parent: Cell(12, isSuppressed: false), children: zero)
        == (false, [false, true, true]))
    let onlyZero = [Cell(0, isSuppressed: false), Cell(97, isSuppressed: true)]
    #expect(
      SuppressionTable.suppress(parent: Cell(97, isSuppressed: false), children: onlyZero)
        == (false, [true, true]))
    let alone = [Cell(3, isSuppressed: true)]
    #expect(
      SuppressionTable.suppress(parent: Cell(3, isSuppressed: false), children: alone) == (true, [true]))
  }

  @Test("a suppressed parent cannot be found by adding up its children")
  func parent() {
    let children = [Cell(9, isSuppressed: false), Cell(6, isSuppressed: false)]
    #expect(
      SuppressionTable.suppress(parent: Cell(15, isSuppressed: true), children: children)
        == (true, [false, true]))
  }

  /// The fixture of the R package GaussSuppression: young 5, 2, 0 and old 6, 3, 4 in Spain, Iceland and
  /// Portugal.
  @Test("a table with totals is protected in rows and columns")
  func table() {
    // Young and old; Spain, Iceland, Portugal, total; then the totals of the columns.
    var cells = [5, 2, 0, 7, 6, 3, 4, 13, 11, 5, 4, 20].map { Cell($0, isSuppressed: false) }
    cells[2].isSuppressed = true
    var table = SuppressionTable(
      cells: cells,
      sums: [
        .init(total: 3, parts: [0, 1, 2]), .init(total: 7, parts: [4, 5, 6]),
        .init(total: 8, parts: [0, 4]), .init(total: 9, parts: [1, 5]), .init(total: 10, parts: [2, 6]),
        .init(total: 11, parts: [3, 7]), .init(total: 11, parts: [8, 9, 10]),
      ])
    table.suppressSecondary()
    #expect(table.cells.indices.filter { table.cells[$0].isSuppressed } == [1, 2, 5, 6])
  }

  @Test("after suppression no sum has exactly one suppressed cell, in random tables of areas")
  func property() {
    var generator = SplitMix64(seed: 2019)
    for _ in 0..<300 {
      let counts = (0..<Int.random(in: 1...7, using: &generator)).map { _ in
        Double(Int.random(in: 0...12, using: &generator))
      }
      let rule = PrimarySuppression(suppressBelow: 5)
      let children = counts.map { Cell($0, isSuppressed: rule.applies(to: $0)) }
      let total = counts.reduce(0, +)
      let parent = Cell(total, isSuppressed: rule.applies(to: total))
      let result = SuppressionTable.suppress(parent: parent, children: children)
      let hidden = (result.children + [result.parent]).count { $0 }
      #expect(hidden != 1, "\(counts)")
      #expect(zip(children, result.children).allSatisfy { !$0.isSuppressed || $1 })
      if !children.contains(where: \.isSuppressed) && !parent.isSuppressed { #expect(hidden == 0) }
    }
  }
}

extension SuppressionTable {
  /// Which children of an area to suppress, given that they add up to it.
  ///
  /// - Parameters:
  ///   - parent: the area's own figure, shown beside them; nil where it is not shown, and nothing can be
  ///     subtracted from it.
  ///   - children: all the parts; a remainder that is published (records placed in none of them) is one of
  ///     them.
  /// - Returns: whether each child is suppressed, in the order given, and whether the parent is.
  fileprivate static func suppress(parent: Cell?, children: [Cell]) -> (parent: Bool, children: [Bool]) {
    guard let parent else { return (false, children.map(\.isSuppressed)) }
    var table = SuppressionTable(
      cells: children + [parent],
      sums: [Sum(total: children.count, parts: Array(children.indices))])
    table.suppressSecondary()
    return (table.cells[children.count].isSuppressed, table.cells.dropLast().map(\.isSuppressed))
  }
}
