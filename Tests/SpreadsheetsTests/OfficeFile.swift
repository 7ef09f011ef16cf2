/// Office workbooks as text.
struct OfficeFile {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// What stands within the root element of each part.
  var sheets = [("Cases", "", "")]
  var shared: String?
  var styles: String?
  var workbook = ""
  var others: [(String, String)] = []

  /// A workbook of one sheet with these rows.
  init(rows: String, after: String = "") { sheets = [("Cases", "<sheetData>\(rows)</sheetData>\(after)", "")] }

  init(sheets: [(name: String, rows: String, attributes: String)]) {
    self.sheets = sheets.map { ($0.name, "<sheetData>\($0.rows)</sheetData>", $0.attributes) }
  }

  var parts: [(String, String)] {
    var links = ""
    var entries = ""
    var parts = [
      ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
      ("_rels/.rels", Self.relationships([("r1", "officeDocument", "xl/workbook.xml")])),
    ]
    var targets: [(String, String, String)] = []
    for (index, (name, content, attributes)) in sheets.enumerated() {
      entries += "<sheet name=\"\(name)\" sheetId=\"\(index + 1)\" r:id=\"s\(index)\" \(attributes)/>"
      targets.append(("s\(index)", "worksheet", "worksheets/sheet\(index + 1).xml"))
      parts.append(("xl/worksheets/sheet\(index + 1).xml", "<worksheet xmlns=\"\(Self.main)\">\(content)</worksheet>"))
    }
    if let shared {
      targets.append(("t", "sharedStrings", "sharedStrings.xml"))
      parts.append(("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(shared)</sst>"))
    }
    if let styles {
      targets.append(("y", "styles", "styles.xml"))
      parts.append(("xl/styles.xml", "<styleSheet xmlns=\"\(Self.main)\">\(styles)</styleSheet>"))
    }
    links = Self.relationships(targets)
    let root =
      "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.types)\">\(workbook)<sheets>\(entries)</sheets></workbook>"
    parts += [("xl/workbook.xml", root), ("xl/_rels/workbook.xml.rels", links)]
    return parts + others
  }

  var bytes: [UInt8] { ZipWriter.archive(parts) }

  static func relationships(_ links: [(id: String, kind: String, target: String)]) -> String {
    "<Relationships xmlns=\"\(package)\">"
      + links.map { "<Relationship Id=\"\($0.id)\" Type=\"\(types)/\($0.kind)\" Target=\"\($0.target)\"/>" }.joined()
      + "</Relationships>"
  }
}
