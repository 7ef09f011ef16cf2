import Archives
import Events
import Foundation
import Spreadsheets
import TestSupport
import Testing

@Suite("Spreadsheets: files that are refused") struct RefusalTests {
  private static let workbook = OfficeFile(rows: "<row><c><v>1</v></c></row>")

  private func utf16(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, 0] } + [0, 0] }

  /// A compound file whose directory has an entry of a name.
  private func compound(_ name: String) -> [UInt8] {
    let head: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let filler = [UInt8](repeating: 0, count: 200_000 / 128 * 128)
    let root = utf16("Root Entry") + [UInt8](repeating: 0, count: 106)
    return head + filler.dropFirst(8) + root + utf16(name) + [UInt8](repeating: 0, count: 90)
  }

  @Test("each kind of file that is no spreadsheet, or none that is read, has a mistake of its own")
  func kinds() {
    let files: [([UInt8], SpreadsheetMistake)] = [
      ([], .emptyFile), (compound("Workbook"), .oldWorkbook), (compound("Book"), .oldWorkbook),
      (compound("EncryptedPackage"), .encrypted), (compound("WordDocument"), .otherFormat),
      (Array("%PDF-1.7\n".utf8), .otherFormat), (Array("\u{FEFF} <!DOCTYPE HTML><html>".utf8), .otherFormat),
      (Array("<?xml version=\"1.0\"?><Workbook/>".utf8), .otherFormat),
      (ZipWriter.archive([("a.csv", "a,b\n")]), .otherFormat), (ZipWriter.archive([]), .otherFormat),
      (
        ZipWriter.archive([
          ("_rels/.rels", OfficeFile.relationships([("r", "officeDocument", "word/document.xml")])),
          ("word/document.xml", "<document/>"),
        ]), .otherFormat
      ),
      (
        ZipWriter.archive([
          ("_rels/.rels", OfficeFile.relationships([("r", "officeDocument", "xl/workbook.bin")])),
          ("xl/workbook.bin", "\u{1}\u{2}"),
        ]), .binaryWorkbook
      ),
    ]
    for (bytes, mistake) in files { #expect(Reading.mistake(bytes) == mistake) }
  }

  @Test("encrypted members, and encrypted OpenDocument, are refused")
  func encrypted() throws {
    var members = Self.workbook.parts.map { ZipWriter.Member(name: $0.0, bytes: Array($0.1.utf8)) }
    members[3].isEncrypted = true
    #expect(Reading.mistake(ZipWriter.archive(members: members)) == .encrypted)
    var file = OpenDocumentFile(rows: "")
    let manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    file.others = [
      (
        "META-INF/manifest.xml",
        "<m:manifest xmlns:m=\"\(manifest)\"><m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>"
      )
    ]
    #expect(Reading.mistake(file.bytes) == .encrypted)
    file.others = [("encrypted-package", "x")]
    #expect(Reading.mistake(file.bytes) == .encrypted)
  }

  @Test("a workbook cut short anywhere is refused")
  func truncated() {
    let bytes = Self.workbook.bytes
    for count in stride(from: 4, to: bytes.count, by: 97) {
      #expect(Reading.mistake(Array(bytes.prefix(count))) == .truncated)
    }
  }

  @Test("a changed byte in a part is refused")
  func damaged() throws {
    var bytes = Self.workbook.bytes
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: "<v>1".utf8) })
    bytes[start + 3] = UInt8(ascii: "2")
    #expect(Reading.mistake(bytes) == .damaged)
  }

  @Test(
    "a part that is there twice is refused, in other letters too", arguments: ["xl/workbook.xml", "/XL/WorkBook.xml"])
  func twice(_ name: String) {
    #expect(Reading.mistake(ZipWriter.archive(Self.workbook.parts + [(name, "<x/>")])) == .memberTwice(name))
  }

  @Test("a document type is refused before its entities are, in every part")
  func documentTypes() throws {
    let laughs = (1...9).map { "<!ENTITY l\($0) \"" + String(repeating: "&l\($0 - 1);", count: 10) + "\">" }.joined()
    let type = "<!DOCTYPE x [<!ENTITY l0 \"ha\">\(laughs)<!ENTITY file SYSTEM \"file:///etc/passwd\">]>"
    var file = Self.workbook
    (file.shared, file.styles) = ("<si><t>a</t></si>", "<cellXfs/>")
    for index in file.parts.indices where file.parts[index].0 != "[Content_Types].xml" {
      var parts = file.parts
      parts[index].1 = type + parts[index].1
      #expect(Reading.mistake(ZipWriter.archive(parts)) == .documentType(part: parts[index].0))
    }
    var parts = OpenDocumentFile(rows: "").parts
    parts[1].1 = type + parts[1].1
    #expect(Reading.mistake(ZipWriter.archive(parts)) == .documentType(part: "content.xml"))
    let undeclared = OfficeFile(rows: "<row><c t=\"str\"><v>&l9;</v></c></row>")
    #expect(Reading.mistake(undeclared.bytes) == .notWellFormed(part: "xl/worksheets/sheet1.xml"))
  }

  @Test("elements lie within each other 64 deep, and no deeper")
  func depth() throws {
    func row(_ count: Int) -> [UInt8] {
      let nested = String(repeating: "<x>", count: count) + String(repeating: "</x>", count: count)
      return OfficeFile(rows: "<row><c><v>1</v></c>\(nested)</row>").bytes
    }
    // The worksheet, its data and the row are three.
    #expect(try Reading.rows(row(61)) == ["1: =1"])
    #expect(Reading.mistake(row(62)) == .tooDeep(part: "xl/worksheets/sheet1.xml"))
    #expect(Reading.mistake(row(100_000)) == .tooDeep(part: "xl/worksheets/sheet1.xml"))
  }

  @Test("a tag or a comment of more than a mebibyte is refused")
  func longMarkup() {
    for text in [
      "<row x=\"\(String(repeating: "y", count: 2 << 20))\"/>", "<!--\(String(repeating: "y", count: 2 << 20))-->",
    ] {
      #expect(Reading.mistake(OfficeFile(rows: text).bytes) == .markupTooLong(part: "xl/worksheets/sheet1.xml"))
    }
  }

  @Test("a part that lists sheets or formats has a length of its own")
  func longLists() {
    for name in ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"] {
      let members = Self.workbook.parts.map { part in
        ZipWriter.Member(name: part.0, bytes: Array(part.1.utf8), saidSize: part.0 == name ? 40 << 20 : nil)
      }
      #expect(Reading.mistake(ZipWriter.archive(members: members)) == .partTooLong(name))
    }
    let tables = (0..<500_000).map { "<table:table table:name=\"\($0)\"/>" }.joined()
    #expect(Reading.mistake(OpenDocumentFile(tables: tables).bytes) == .partTooLong("content.xml"))
  }

  @Test("what is not a file is unreadable, and nobody's mistake")
  func unreadable() throws {
    let scratch = Scratch()
    let error = #expect(throws: SpreadsheetError.self) { _ = try Workbook(path: scratch("none.csv")) }
    guard case .unreadable(let cause) = try #require(error) else { return #expect(Bool(false)) }
    #expect(cause.code == .noInput)
  }

  @Test("every mistake has a rule and a remedy")
  func words() {
    let mistakes: [SpreadsheetMistake] = [
      .emptyFile, .oldWorkbook, .binaryWorkbook, .encrypted, .otherFormat, .truncated, .damaged, .unreadableArchive,
      .tooLarge(limit: 1), .tooManyRows, .tooManyColumns, .tooManyCells, .tooManyCharacters, .tooMuchSharedText,
      .rowTooLong,
      .memberTwice("p"), .partMissing("p"), .partTooLong("p"), .notWellFormed(part: "p"), .documentType(part: "p"),
      .tooDeep(part: "p"),
      .markupTooLong(part: "p"), .noSheets, .notText(.utf16), .holdsNUL, .openQuote, .textAfterQuote, .rowOutOfOrder,
      .badReference("p"), .cellTwice, .mergedTwice, .notNumber("p"), .notDate("p"), .notBoolean("p"),
      .noSharedText("p"),
      .badRepeat("p"),
    ]
    #expect(Set(mistakes.map { $0.rule(at: .command) }).count == mistakes.count)
    for mistake in mistakes {
      for words in [mistake.rule(at: .command), mistake.remedy(at: .command)] {
        #expect(words.count > 10 && words.last != ".")
      }
    }
    #expect(
      [0, 25, 26, 701, 702, 16_383].map(SpreadsheetFault.letters(ofColumn:)) == ["A", "Z", "AA", "ZZ", "AAA", "XFD"])
  }
}
