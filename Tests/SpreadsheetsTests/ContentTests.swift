import Archives
import Foundation
import Spreadsheets
import TestSupport
import Testing

@Suite("Spreadsheets: compressed files, archives and bombs") struct ContentTests {
  private static let workbook = OfficeFile(rows: "<row><c><v>1</v></c></row>")

  /// 8 MiB of lines of one letter, compressed by xz; several after each other are one file.
  private static let lines = [UInt8](Data(base64Encoded: linesText, options: .ignoreUnknownCharacters)!)

  @Test("files compressed by gzip are read, whatever their names are")
  func gzip() throws {
    let bytes = Self.gzip(Array("a,b\n1,2\n".utf8))
    #expect(try Reading.rows(bytes) == ["1: a | b", "2: 1 | 2"])
    #expect(try Reading.rows(Self.gzip(Self.workbook.bytes)) == ["1: =1"])
    let scratch = Scratch()
    for name in ["a.csv", "b.csv.gz"] {
      let workbook = try Workbook(path: try scratch.write(name, bytes))
      var count = 0
      try workbook.forEachRow(ofSheet: 0) { _ in
        count += 1
        return true
      }
      #expect(count == 2)
    }
    #expect(Reading.mistake(Array(bytes.dropLast(3))) != nil)
    var wrong = bytes
    wrong[wrong.count - 6] ^= 1
    #expect(Reading.mistake(wrong) == .damaged)
  }

  @Test("members of an archive are files of their own")
  func members() throws {
    let scratch = Scratch()
    let members = [
      ZipWriter.Member(name: "a.csv", bytes: Array("sep=;\n1;2\n".utf8)),
      ZipWriter.Member(name: "b.xlsx", bytes: Self.workbook.bytes),
      ZipWriter.Member(name: "c.ods", bytes: OpenDocumentFile(rows: OpenDocumentFile.row(texts: "x")).bytes),
      ZipWriter.Member(name: "d.csv.gz", bytes: Self.gzip(Array("y".utf8))),
      ZipWriter.Member(name: "e.xls", bytes: []),
    ]
    let path = try scratch.write("in.zip", ZipWriter.archive(members: members))
    let files = try InputFiles(paths: [path]).files
    #expect(files.count == 5)
    var rows: [String] = []
    for file in files.prefix(4) {
      let workbook = try Workbook(file)
      #expect(workbook.name == file.name)
      try workbook.forEachRow(ofSheet: 0) { row in
        rows.append(Reading.shown(row))
        return true
      }
    }
    #expect(rows == ["1 (line 2): 1 | 2", "1: =1", "1: x", "1: y"])
    let error = #expect(throws: SpreadsheetError.self) { _ = try Workbook(files[4]) }
    guard case .refused(let fault) = try #require(error) else { return #expect(Bool(false)) }
    #expect(fault.mistake == .emptyFile)
    #expect(fault.file == path + ":e.xls")
  }

  @Test("what says that it is too long unpacked is refused before it is unpacked")
  func saidTooLarge() {
    func archive(_ sizes: [Int]) -> [UInt8] {
      let others = sizes.enumerated().map {
        ZipWriter.Member(name: "xl/x\($0.offset).bin", bytes: [0], saidSize: $0.element)
      }
      return ZipWriter.archive(
        members: Self.workbook.parts.map { ZipWriter.Member(name: $0.0, bytes: Array($0.1.utf8)) } + others)
    }
    #expect(Reading.mistake(archive([64 << 20])) == .tooLarge(limit: 64 << 20))
    #expect(Reading.mistake(archive([40 << 20, 30 << 20])) == .tooLarge(limit: 64 << 20))
    #expect(Reading.mistake(archive([0xFFFF_FFFE])) == .tooLarge(limit: 64 << 20))
    #expect(Reading.mistake(archive([60 << 20])) == nil)
    #expect(SpreadsheetLimits.unpackedBytes(packed: 1 << 20) == 200 << 20)
    #expect(SpreadsheetLimits.unpackedBytes(packed: 1 << 40) == 1 << 30)
    #expect(SpreadsheetLimits.unpackedBytes(packed: .max) == 1 << 30)
  }

  @Test("a part that unpacks to more than the archive says is refused where it passes that")
  func lies() {
    var members = Self.workbook.parts.map { ZipWriter.Member(name: $0.0, bytes: Array($0.1.utf8)) }
    for index in members.indices where members[index].name == "xl/worksheets/sheet1.xml" {
      members[index].bytes = ZipWriter.deflatedZeros(count: 4_000_000)
      members[index].saidSize = 1000
      members[index].deflatedChecksum = 1
    }
    #expect(Reading.mistake(ZipWriter.archive(members: members)) == .damaged)
  }

  @Test("a compressed file of one letter is refused where it passes what it may hold")
  func oneLetter() throws {
    let bomb = Array(repeatElement(Self.lines, count: 9).joined())
    #expect(Reading.mistake(bomb) == .tooLarge(limit: 64 << 20))
    #expect(Reading.mistake(Array(repeatElement(Self.lines, count: 7).joined())) == .tooManyRows)
    let scratch = Scratch()
    let path = try scratch.write(
      "in.zip", ZipWriter.archive(members: [ZipWriter.Member(name: "a.csv.xz", bytes: bomb)]))
    let error = #expect(throws: SpreadsheetError.self) {
      for file in try InputFiles(paths: [path]).files { _ = try Workbook(file) }
    }
    guard case .refused(let fault) = try #require(error) else { return #expect(Bool(false)) }
    #expect(fault.mistake == .tooLarge(limit: 64 << 20))
  }

  @Test("a wide row in each of many does not pass the cells of a sheet")
  func wideRows() throws {
    let rows = (1...5000).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined()
    let workbook = try Workbook(bytes: OfficeFile(rows: rows).bytes, name: "f")
    var last = 0
    let error = #expect(throws: SpreadsheetError.self) {
      try workbook.forEachRow(ofSheet: 0) { row in
        last = row.number
        return true
      }
    }
    guard case .refused(let fault) = try #require(error) else { return #expect(Bool(false)) }
    #expect(fault.mistake == .tooManyCells)
    #expect((last, fault.row) == (4096, 4097))
  }

  /// A gzip file whose contents are stored in one block.
  private static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    let length = [UInt8(bytes.count & 0xFF), UInt8(bytes.count >> 8)]
    let value = ZipWriter.checksum(bytes)
    let checksum = (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + length + length.map { ~$0 } + bytes + checksum + length + [0, 0]
  }

  private static let linesText = """
    /Td6WFoAAATm1rRGAgAhARwAAAAQz1jM//8SAW5dADCCq/wd//f/1IEKn3RzhPowEaZpp4+RC+RFpEO932qwFnAeVi0L6rgnHZsl
    Aj+o/1pyqZWiwsWqNBkGdox2aWWhLsiGGGVgsv9Nj/IFi2j0kUiMhwCUEpokNn9mQpATDv8Qk/hxeFn4C83/lShGD6n8fN77mjAu
    VsCPhfODgcBlxCVT+PWRNjEFpbDub8FwTUcM0ZERqq1gHbrOsScYXFmG6WZSWL7pdqxZ5OVbBQj5x9qt/PtSK3TNHlsgQvndUz34
    KWQJO4DLKmzftTvwxL0uX6oPPktmQpATDv8Qk/hxeFn4C83/lShGD6n8fN77mjAuVsCPhfODgcBlxCVT+PWRNjEFpbDub8FwTUcM
    0ZERqq1gHbrOsScYXFmG6WZSWL7pdqxZ5OVbBQj5x9qt/PtSK3TNHlsgQvndUz34KWQJO4DLKmzftTvwxL0uX6oPPktmQpATDv8Q
    k/hxeFn4C83/lShGD6n8fN77mBf9SJ//EAErAOxzU6f9vq58MRqft40xbnCepyNf7CjLhdGVmIp+KpHyJ3X3GcAGmE2Y/div1ZAP
    xCVT+PWRNjEFpbDub8FwTUcM0ZERqq1gHbrOsScYXFmG6WZSWL7pdqxZ5OVbBQj5x9qt/PtSK3TNHlsgQvndUz34KWQJO4DLKmzf
    tTvwxL0uX6oPPktmQpATDv8Qk/hxeFn4C83/lShGD6n8fN77mjAuVsCPhfODgcBlxCVT+PWRNjEFpbDub8FwTUcM0ZERqq1gHbrO
    sScYXFmG6WZSWL7pdqxZ5OVbBQj5x9qt/PtSK3TNHlsgQvndUz34KWQJO4DLKmzftTvwxL0uX6oPPktmQpATDv8Qk/hxeFn4C83/
    lShGD6n8fN77mjAuVsCPhfODgcBlxCVRDz+yn/8QASsA7HNTp/2+rnwxGp+3jTFucJ6nI1/sKMuF0ZWYin4qkfIndfcZwAaYTZj9
    2K/VkA/EJVP49ZE2MQWlsO5vwXBNRwzRkRGqrWAdus6xJxhcWYbpZlJYvul2rFnk5VsFCPnH2q38+1IrdM0eWyBC+d1TPfgpZAk7
    gMsqbN+1O/DEvS5fqg8+S2ZCkBMO/xCT+HF4WfgLzf+VKEYPqfx83vuaMC5WwI+F84OBwGXEJVP49ZE2MQWlsO5vwXBNRwzRkRGq
    rWAdus6xJxhcWYbpZlJYvul2rFnk5VsFCPnH2q38+1IrdM0eWyBC+d1TPfgpZAk7gMsqbN+1O/DEvS5fqg8+S2ZCkBMO/xCT+HF4
    WfgLzf+VKEYPqfx83vuaMC5WwI+F84OBwGXEJVEPP7Kf/xABKwDsc1On/b6ufDEan7eNMW5wnqcjX+woy4XRlZiKfiqR8id19xnA
    BphNmP3Yr9WQD8QlU/j1kTYxBaWw7m/BcE1HDNGREaqtYB26zrEnGFxZhulmUli+6XasWeTlWwUI+cfarfz7Uit0zR5bIEL53VM9
    +ClkCTuAyyps37U78MS9Ll+qDz5LZkKQEw7/EJP4cXhZ+AvN/5UoRg+p/Hze+5owLlbAj4Xzg4HAZcQlU/j1kTYxBaWw7m/BcE1H
    DNGREaqtYB26zrEnGFxZhulmUli+6XasWeTlWwUI+cfarfz7Uit0zR5bIEL53VM9+ClkCTuAyyps37U78MS9Ll+qDz5LZkKQEw7/
    EJP4cXhZ+AvN/5UoRg+p/Hze+5owLlbAj4Xzg4HAZcQlUQ8/soADuQAFAHtePdMAAERcye+RVTJPAAGoCoCAgAQWrihMscRn+wIA
    AAAABFla
    """
}
