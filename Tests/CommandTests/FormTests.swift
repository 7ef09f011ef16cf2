import Foundation
import LedgerTestSupport
import Spreadsheets
import TestSupport
import Testing

@Suite("Partners' return forms")
struct FormTests {
  /// Cases of a MARAC: twenty referred by the police, of which five come back, three by housing, one by nobody known.
  private func filled() throws -> Scratch {
    let scratch = try Scratch.withLedger()
    var lines =
      event("area.assigned", "E10000018", id: "a", data: #"{"name":"Leicestershire","level":"county"}"#) + "\n"
    func hear(_ number: Int, _ party: String, _ day: Int, _ attributes: String) {
      let date = "2019-05-" + (day < 10 ? "0" : "") + "\(day)"
      lines +=
        event(
          "marac.heard", "m\(number)", id: "m\(number)",
          data: #"{"party":"\#(party)","date":"\#(date)","area":"E10000018","contact":["violence"],"risk":"high","#
            + #""attributes":\#(attributes)}"#) + "\n"
    }
    for number in 0..<20 { hear(number, "pair-\(number % 15)", 1 + number, #"{"agency":"police","children":2}"#) }
    for number in 20..<23 { hear(number, "pair-\(number)", 22, #"{"agency":"housing"}"#) }
    for number in 23..<31 { hear(number, "pair-\(number)", 22, "{}") }
    lines +=
      event(
        "coverage.declared", "marac", id: "c",
        data: #"{"feed":"marac","area":"E10000018","start":"2019-04","end":"2019-07","status":"complete"}"#) + "\n"
    let run = try scratch.run("append", "-", input: lines)
    #expect(run.status == 0, "\(run)")
    return scratch
  }

  private let form = """
    form: made-up
    title: Cases of a quarter
    feeds: [marac]
    rows:
      - text: Cases
        count: { records: marac }
      - text: Repeats
        count: { records: marac, preceded: { records: marac, by: party, within: 12 months } }
      - heading: By agency
      - breakdown: attributes.agency
        count: { records: marac }
        values: { police: Police, housing: Housing }
        otherwise: Other
    """

  private func ask(_ more: String...) -> [String] { ["form", "form.yaml", "2019/20 Q1", "--area", "E10000018"] + more }

  @Test("each row is counted, and of a breakdown no small number can be found")
  func rows() throws {
    let scratch = try filled()
    try scratch.write("form.yaml", form)
    let open = try scratch.run(ask("--disclose", "--format", "csv"))
    #expect(
      open.output.split(whereSeparator: \.isNewline).map(String.init) == [
        "item,value,marks", "Cases,31,", "Repeats,5,", "By agency,,", "Police,20,", "Housing,3,[c]", "Other,8,",
      ], "\(open)")
    let closed = try scratch.run(ask("--format", "csv"))
    #expect(
      closed.output.split(whereSeparator: \.isNewline).map(String.init) == [
        "item,value,marks", "Cases,31,", "Repeats,5,", "By agency,,", "Police,20,", "Housing,[c],[c]", "Other,[c],[c]",
      ], "\(closed)")
    let elsewhere = try scratch.run(["form", "form.yaml", "2019/20 Q2", "--area", "E10000018", "--format", "csv"])
    #expect(elsewhere.output.contains("Cases,[x]"), "\(elsewhere)")
  }

  @Test("a workbook has numbers as numbers")
  func workbook() throws {
    let scratch = try filled()
    try scratch.write("form.yaml", form)
    #expect(try scratch.run(ask("--disclose", "--output", "form.xlsx")).status == 0)
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: scratch("form.xlsx"))))
    var rows: [[Cell]] = []
    try Workbook(bytes: bytes, name: "form.xlsx").forEachRow(ofSheet: 0) { row in
      rows.append(row.cells)
      return true
    }
    #expect(rows.contains([.text("Cases"), .number(31)]), "\(rows)")
    #expect(rows.contains { $0.first == .text("Period") && $0.last == .text("April to June 2019") }, "\(rows)")
  }

  @Test("the template for MARACs that is shipped is filled in")
  func shipped() throws {
    let scratch = try filled()
    #expect(try scratch.run("define", "--shipped").status == 0)
    let example = try scratch.run("form", "--example", "marac")
    try scratch.write("form.yaml", example.output)
    let run = try scratch.run(ask("--disclose"))
    #expect(run.status == 0, "\(run)")
    for (item, value) in [
      ("Number of cases discussed", 31), ("Number of repeat cases", 5), ("Police", 20), ("Housing", 3), ("High", 31),
      ("Other, or not known", 8), ("Cases with children in the household", 20),
    ] {
      let line = run.output.split(separator: "\n").first { $0.contains("  \(item) ") }
      #expect(line?.split(separator: " ").contains("\(value)") == true, "\(item): \(run.output)")
    }
  }

  @Test("a bad template is refused with its lines, fields, values, rules and remedies, all at once")
  func refused() throws {
    let scratch = try filled()
    try scratch.write(
      "form.yaml",
      """
      form: made-up
      title: Bad
      rows:
        - text: Cases
          count: { records: maracs }
        - heading: x
          count: { records: marac }
        - breakdown: risk
          count: { records: marac }
          values: { hi: High }
        - text: y
        - txt: z
      """)
    let run = try scratch.run(ask())
    #expect(run.status == 65)
    for message in [
      "form.yaml:5: form.rows[1].count.records \"maracs\":", "form.yaml:7: form.rows[2].count",
      "form.rows[3].count.where.risk \"hi\":", "form.yaml:11: form.rows[4]: a row has a heading, a count",
      "form.yaml:12: form.rows[5].txt \"z\":",
    ] { #expect(run.messages.contains(message), "\(message)\n\(run.messages)") }
    try scratch.write("form.yaml", "form: x\ntitle: y\nrows:\n  - indicator: marac-repeet\n")
    let unknown = try scratch.run(ask())
    #expect(
      unknown.status == 65
        && unknown.messages.contains("form.rows[1].indicator \"marac-repeet\": no definition of this indicator"),
      "\(unknown)")
    #expect(try scratch.run(ask("--output", "form.pdf")).status == 64)
    #expect(try scratch.run("form", "--example", "none").status == 64)
  }
}
