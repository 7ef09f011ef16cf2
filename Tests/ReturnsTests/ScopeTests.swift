import Events
import Testing

@testable import Feeds

@Suite("The scope of a statement")
struct ScopeTests {
  private func scope(
    _ rows: [String], of period: FeedFile.Statement.Period = .month, stated: (String, String)? = nil
  ) -> ReturnScope {
    ReturnScope(
      FeedFile.Statement(of: period, area: "E10000018"), rows: Set(rows.map { Month($0)! }),
      stated: stated.map { Month($0.0)!...Month($0.1)! })
  }

  private func text(_ months: some Sequence<Month>) -> [String] { months.sorted().map(\.description) }

  @Test(
    "is each period with a row, in the longest run of months; two months without rows are bridged, and not declared",
    arguments: [
      (.month, ["2019-01", "2019-02"], ["2019-01", "2019-02"], [], []),
      (.month, ["2019-01", "2019-04"], ["2019-01", "2019-04"], ["2019-02", "2019-03"], []),
      (.month, ["2019-01", "2019-02", "2019-06"], ["2019-01", "2019-02"], [], ["2019-06"]),
      (.month, ["1919-02", "2019-01", "2019-02"], ["2019-01", "2019-02"], [], ["1919-02"]),
      (.quarter, ["2019-05"], ["2019-04", "2019-05", "2019-06"], [], []),
      (.quarter, ["2019-04", "2019-07"], (4...9).map { "2019-0\($0)" }, [], []),
      (
        .financialYear, ["2018-04", "2019-04"],
        (0..<24).map { Month(year: 2018, month: 4).adding($0).description }, [], []
      ),
      (.none, ["2019-01"], [], [], []),
    ] as [(FeedFile.Statement.Period, [String], [String], [String], [String])])
  func run(
    period: FeedFile.Statement.Period, rows: [String], declared: [String], empty: [String], outside: [String]
  ) {
    let scope = scope(rows, of: period)
    #expect(text(scope.declared) == declared && text(scope.empty) == empty && text(scope.outside) == outside)
  }

  @Test("is what whoever imports states, months without rows included")
  func stated() {
    let scope = scope(["2019-02", "2019-05"], stated: ("2019-01", "2019-03"))
    #expect(text(scope.declared) == ["2019-01", "2019-02", "2019-03"] && text(scope.outside) == ["2019-05"])
    #expect(scope.contains(Month("2019-01")!) && !scope.contains(Month("2019-04")!))
  }

  @Test("of everything is of records in any month")
  func everything() {
    let scope = scope(["2019-02"], of: .all)
    #expect(scope.contains(Month("2001-01")!) && text(scope.declared) == ["2019-02"])
  }
}
