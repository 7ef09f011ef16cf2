import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// Whole screens of the commands before the first feed file: the key, and the draft.
@Suite("Screens of drafts and keys")
struct FeedDraftScreenTests {
  @Test("a draft is printed, adopted when it was edited, and nothing of persons is in it")
  func draft() throws {
    let scratch = try Scratch.withLedger()
    try scratch.write(
      "asb.csv", "Incident number,Date reported,Incident type,District\r\n1,13/04/2019,Nuisance,E07000130\r\n")
    let run = try scratch.run("feeds", "draft", "asb.csv")
    #expect(
      run
        == Run(
          status: 0,
          output: """
            # A first draft. Lines with a question mark are guessed, or are for you to decide.
            feed: asb
            version: 1
            source: asb  # ? the name of the partner and of what they send; it never changes
            record: incident  # ? each row is probably a record of the kind incident
            key: [Incident number]  # the values of this column are all different
            statement: { of: month, area: E07000130 }  # ? a file states whole months (or quarter, financial-year, all); none closes nothing. All rows have this area: is it all that the file is of?
            columns:
              kind: { value: asb }  # ? the same for every row
              date: { column: Date reported, format: dd/MM/yyyy }
              area: { column: District }
              category: { column: Incident type, words: true }  # any text becomes a word; codes: gives others

            """, messages: "A draft for asb.csv: 4 lines are marked with # ? and wait for you.\n"))
    try scratch.write("asb.yaml", run.output)
    #expect(try scratch.run("feeds", "adopt", "asb.yaml").status == 0)
  }

  @Test("what cannot be drafted is refused")
  func refused() throws {
    let scratch = try Scratch.withLedger()
    try scratch.write("numbers.csv", "1,2\n3,4\n")
    let numbers = try scratch.run("feeds", "draft", "numbers.csv")
    #expect(numbers.status == 65 && numbers.output.isEmpty, "\(numbers)")
    #expect(try scratch.run("feeds", "draft", "none.csv").status == 66)
    #expect(try scratch.run("feeds", "draft", "numbers.csv", "--sheet", "Cases").status == 65)
  }

  @Test(
    "of the sheets of a workbook the one that tells most is drafted for, and the others are named",
    .enabled(if: dataFolder != nil, "INCIDENT_LEDGER_DATA does not name the folder of real data"))
  func sheets() throws {
    let scratch = try Scratch.withLedger()
    let path = try #require(dataFolder) + "/returns/marac/statement-1.xlsx"
    let drafted = try scratch.run("feeds", "draft", path)
    #expect(drafted.output.contains("\nsheet: Cases  # ? the other sheets: Read me; feeds draft --sheet NAME"))
    let other = try scratch.run("feeds", "draft", path, "--sheet", "Read me")
    #expect(other.status == 65 && other.messages.hasSuffix(": --sheet names one of Cases.\n"), "\(other)")
    try scratch.write("draft.yaml", drafted.output)
    let refused = try scratch.run("feeds", "adopt", "draft.yaml")
    #expect(
      refused.status == 65 && refused.messages.contains("incident-ledger areas --area NAME tells it"), "\(refused)")
    try scratch.write("mended.yaml", drafted.output.replacing("CODE", with: "E10000018"))
    #expect(try scratch.run("feeds", "adopt", "mended.yaml").status == 0)
  }

  @Test("a key is made once, outside the ledger, and its secret is never printed")
  func key() throws {
    let scratch = try Scratch.withLedger()
    let made = try scratch.run("feeds", "key", "secret.key")
    let lines = try scratch.text(of: "secret.key").split(separator: "\n")
    #expect(lines.count == 2)
    #expect(made.status == 0 && made.output.isEmpty)
    #expect(
      made.messages.wholeMatch(
        of: /The key [0-9a-f]{8} is in secret\.key\. Set INCIDENT_LEDGER_KEY to that path, and keep a copy of it\.\n/)
        != nil)
    let again = try scratch.run("feeds", "key", "secret.key")
    #expect(
      again
        == Run(
          status: 65, output: "",
          messages: "secret.key: there is a file of that name, which may hold a key that pseudonyms were made under. "
            + "Choose another name, or use the key that is there.\n"))
    #expect(try scratch.text(of: "secret.key").split(separator: "\n") == lines)
    let inside = try scratch.run("feeds", "key", "ledger/secret.key", isLedgerNamed: false)
    #expect(inside.status == 65)
    #expect(!FileManager.default.fileExists(atPath: scratch("ledger/secret.key")))
    for run in [made, again, inside] { #expect(!(run.output + run.messages).contains(lines[1])) }
  }
}
