internal import Archives

/// A Word file (ECMA-376, part 1, section 17) without a text, from which another takes its styles, its page and its foot: A4
/// with narrow margins, in sans-serif letters of the size of print, lines between the rows of tables, pages numbered.
package enum WordStyles {
  /// The same bytes each time.
  package static var file: [UInt8] {
    var archive = StoredZip()
    func add(_ name: String, _ text: String) { archive.add(name, Array((MarkupText.declaration + text).utf8)) }
    add("[Content_Types].xml", types)
    add("_rels/.rels", links([("officeDocument", "word/document.xml")]))
    add("word/_rels/document.xml.rels", links([("styles", "styles.xml"), ("footer", "footer1.xml")]))
    add(
      "word/document.xml",
      "<w:document xmlns:w=\"\(main)\" xmlns:r=\"\(relationships)\"><w:body><w:p/><w:sectPr>"
        + "<w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
        + "<w:pgMar w:top=\"851\" w:right=\"851\" w:bottom=\"907\" w:left=\"851\" w:header=\"400\" w:footer=\"400\" "
        + "w:gutter=\"0\"/></w:sectPr></w:body></w:document>")
    add("word/styles.xml", styles)
    add("word/footer1.xml", footer)
    return archive.archive
  }

  private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packages = "http://schemas.openxmlformats.org/package/2006"
  private static let media = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  private static var types: String {
    let parts = [("document", "document.main"), ("styles", "styles"), ("footer1", "footer")]
    return "<Types xmlns=\"\(packages)/content-types\"><Default Extension=\"rels\" "
      + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + parts.map { "<Override PartName=\"/word/\($0.0).xml\" ContentType=\"\(media).\($0.1)+xml\"/>" }.joined()
      + "</Types>"
  }

  private static func links(_ targets: [(kind: String, target: String)]) -> String {
    "<Relationships xmlns=\"\(packages)/relationships\">"
      + targets.enumerated().map { number, link in
        "<Relationship Id=\"rId\(number + 1)\" Type=\"\(relationships)/\(link.kind)\" Target=\"\(link.target)\"/>"
      }.joined() + "</Relationships>"
  }

  private static var footer: String {
    func field(_ name: String) -> String { "<w:fldSimple w:instr=\" \(name) \"><w:r><w:t>1</w:t></w:r></w:fldSimple>" }
    func text(_ text: String) -> String { "<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r>" }
    return "<w:ftr xmlns:w=\"\(main)\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>\(text("Page "))\(field("PAGE"))"
      + "\(text(" of "))\(field("NUMPAGES"))</w:p></w:ftr>"
  }

  // MARK: Styles

  private static var styles: String {
    let font = "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/>"
    let language = "<w:lang w:val=\"en-GB\"/>"
    let rules =
      ["top", "bottom"].map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"0B0C0C\"/>" }.joined()
      + "<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"B1B4B6\"/>"
    return "<w:styles xmlns:w=\"\(main)\"><w:docDefaults><w:rPrDefault><w:rPr>\(font)\(size(9.5))\(language)</w:rPr>"
      + "</w:rPrDefault><w:pPrDefault><w:pPr>\(space(0, 3))</w:pPr></w:pPrDefault></w:docDefaults>"
      + "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
      + "<w:name w:val=\"Default Paragraph Font\"/></w:style>"
      + paragraphs
      + "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr>"
      + "<w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/>"
      + "<w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
      + "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"Table\"><w:name w:val=\"Table\"/>"
      + "<w:basedOn w:val=\"TableNormal\"/><w:rPr>\(size(8))</w:rPr><w:tblPr><w:tblBorders>\(rules)</w:tblBorders></w:tblPr>"
      + "<w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>"
      + "<w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"0B0C0C\"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
      + "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/>"
      + "<w:rPr><w:color w:val=\"1D4F91\"/></w:rPr></w:style>"
      + "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"VerbatimChar\"><w:name w:val=\"Verbatim Char\"/><w:rPr>"
      + "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/>\(size(8))</w:rPr></w:style>"
      + "</w:styles>"
  }

  /// By the names that pandoc gives to what it writes.
  private static var paragraphs: String {
    let rule = "<w:pBdr><w:top w:val=\"single\" w:sz=\"12\" w:space=\"4\" w:color=\"12436D\"/></w:pBdr>"
    return
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
      + paragraph("Title", "Title", stays: true, space(0, 6), "<w:b/>" + size(16))
      + paragraph("heading 1", "Heading1", stays: true, rule + space(12, 3) + level(0), "<w:b/>" + size(13))
      + paragraph("heading 2", "Heading2", stays: true, space(8, 2) + level(1), "<w:b/>" + size(11))
      + paragraph("heading 3", "Heading3", stays: true, space(6, 2) + level(2), "<w:b/>" + size(10))
      + paragraph("Body Text", "BodyText", space(2, 2)) + paragraph("First Paragraph", "FirstParagraph", space(2, 2))
      + paragraph("Compact", "Compact", space(1, 1))
      + paragraph("Table Caption", "TableCaption", stays: true, space(6, 2), "<w:b/>" + size(8.5))
      + paragraph("footer", "Footer", "<w:jc w:val=\"right\"/>", size(8))
  }

  /// - Parameter stays: whether it stays on the page of what follows.
  private static func paragraph(
    _ name: String, _ id: String, stays: Bool = false, _ properties: String, _ letters: String = ""
  ) -> String {
    "<w:style w:type=\"paragraph\" w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/><w:basedOn w:val=\"Normal\"/>"
      + "<w:pPr>\(stays ? "<w:keepNext/><w:keepLines/>" : "")\(properties)</w:pPr><w:rPr>\(letters)</w:rPr></w:style>"
  }

  private static func level(_ level: Int) -> String { "<w:outlineLvl w:val=\"\(level)\"/>" }

  /// Room before and after a paragraph, in points.
  private static func space(_ before: Int, _ after: Int) -> String {
    "<w:spacing w:before=\"\(before * 20)\" w:after=\"\(after * 20)\"/>"
  }

  /// The size of letters, in points.
  private static func size(_ points: Double) -> String {
    let halves = Int(points * 2)
    return "<w:sz w:val=\"\(halves)\"/><w:szCs w:val=\"\(halves)\"/>"
  }
}
