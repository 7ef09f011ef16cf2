/// OpenDocument workbooks as text.
struct OpenDocumentFile {
  static let mediaType = "application/vnd.oasis.opendocument.spreadsheet"
  private static let namespaces = [
    ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
    ("calcext", "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"),
  ]

  /// What stands in the table `Cases`, or in place of it.
  var body: String
  var styles = ""
  var mediaType: String? = OpenDocumentFile.mediaType
  var others: [(String, String)] = []

  init(rows: String) { body = "<table:table table:name=\"Cases\">\(rows)</table:table>" }

  init(tables: String) { body = tables }

  var parts: [(String, String)] {
    let names = Self.namespaces.map { " xmlns:\($0.0)=\"\($0.1)\"" }.joined()
    let content =
      "<office:document-content\(names)><office:automatic-styles>\(styles)</office:automatic-styles>"
      + "<office:body><office:spreadsheet>\(body)</office:spreadsheet></office:body></office:document-content>"
    return (mediaType.map { [("mimetype", $0)] } ?? []) + [("content.xml", content)] + others
  }

  var bytes: [UInt8] { ZipWriter.archive(parts) }

  /// A row of texts.
  static func row(texts: String...) -> String { row(texts.map(text).joined()) }

  static func row(_ cells: String, attributes: String = "") -> String {
    "<table:table-row \(attributes)>\(cells)</table:table-row>"
  }

  static func text(_ text: String) -> String { cell("office:value-type=\"string\"", "<text:p>\(text)</text:p>") }

  static func cell(_ attributes: String, _ content: String = "") -> String {
    "<table:table-cell \(attributes)>\(content)</table:table-cell>"
  }
}
