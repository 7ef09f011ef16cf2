/// The parts of an Office workbook that draw the charts of a sheet (ECMA-376, part 1, sections 20.5 and 21.2).
enum OfficeCharts {
  private static let drawings = "http://schemas.openxmlformats.org/drawingml/2006"
  /// Columns and rows of the sheet that a chart covers, and charts beside each other.
  private static let (width, height, beside) = (9, 18, 2)

  /// The drawing that places a sheet's charts: its relationships name them in their order.
  static func drawing(of charts: [WrittenChart], relationships: String) -> String {
    let anchors = charts.enumerated().map { index, chart -> String in
      let (column, row) = (index % beside * (width + 1), index / beside * (height + 1))
      let name = MarkupText.escaped(chart.title)
      return """
        <xdr:twoCellAnchor><xdr:from><xdr:col>\(column)</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>\(row)</xdr:row>\
        <xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>\(column + width)</xdr:col><xdr:colOff>0</xdr:colOff>\
        <xdr:row>\(row + height)</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro="">\
        <xdr:nvGraphicFramePr><xdr:cNvPr id="\(index + 2)" name="Chart \(index + 1)" descr="\(name)"/>\
        <xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>\
        <a:graphic><a:graphicData uri="\(drawings)/chart"><c:chart xmlns:c="\(drawings)/chart" r:id="rId\(index + 1)"/>\
        </a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>
        """
    }
    return
      "<xdr:wsDr xmlns:xdr=\"\(drawings)/spreadsheetDrawing\" xmlns:a=\"\(drawings)/main\" xmlns:r=\"\(relationships)\">"
      + anchors.joined() + "</xdr:wsDr>"
  }

  /// A chart: every run is a series of its own, all drawn alike.
  static func chart(_ chart: WrittenChart) -> String {
    let series = chart.runs.enumerated().map { index, run in
      """
      <c:ser><c:idx val="\(index)"/><c:order val="\(index)"/><c:spPr><a:ln w="28575"><a:solidFill>\
      <a:srgbClr val="12436D"/></a:solidFill></a:ln></c:spPr><c:marker><c:symbol val="circle"/><c:size val="4"/>\
      <c:spPr><a:solidFill><a:srgbClr val="12436D"/></a:solidFill></c:spPr></c:marker>\
      <c:xVal><c:numRef><c:f>\(reference(run, run.dates))</c:f></c:numRef></c:xVal>\
      <c:yVal><c:numRef><c:f>\(reference(run, run.values))</c:f></c:numRef></c:yVal><c:smooth val="0"/></c:ser>
      """
    }
    return """
      <c:chartSpace xmlns:c="\(drawings)/chart" xmlns:a="\(drawings)/main"><c:roundedCorners val="0"/><c:chart>\
      \(title(chart.title, size: 1200))<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:scatterChart>\
      <c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>\(series.joined())<c:axId val="1"/><c:axId val="2"/>\
      </c:scatterChart>\(axis(1, crossing: 2, "b", format: "mmm yyyy"))\
      \(axis(2, crossing: 1, "l", title: chart.unit, format: "General", beginsAtZero: chart.beginsAtZero))</c:plotArea><c:plotVisOnly val="1"/>\
      <c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>
      """
  }

  private static func axis(
    _ id: Int, crossing: Int, _ side: String, title: String? = nil, format: String, beginsAtZero: Bool = false
  ) -> String {
    let gridlines = side == "l" ? "<c:majorGridlines/>" : ""
    let minimum = beginsAtZero ? "<c:min val=\"0\"/>" : ""
    return """
      <c:valAx><c:axId val="\(id)"/><c:scaling><c:orientation val="minMax"/>\(minimum)</c:scaling><c:delete val="0"/>\
      <c:axPos val="\(side)"/>\(gridlines)\(title.map { OfficeCharts.title($0, size: 900) } ?? "")\
      <c:numFmt formatCode="\(format)" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/>\
      <c:tickLblPos val="low"/><c:crossAx val="\(crossing)"/><c:crosses val="min"/></c:valAx>
      """
  }

  private static func title(_ text: String, size: Int) -> String {
    guard !text.isEmpty else { return "" }
    return """
      <c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="\(size)" b="1"/></a:pPr><a:r>\
      <a:rPr lang="en-GB" sz="\(size)" b="1"/><a:t>\(MarkupText.escaped(text))</a:t></a:r></a:p></c:rich></c:tx>\
      <c:overlay val="0"/></c:title>
      """
  }

  /// `'Over time'!$G$2:$G$9`.
  private static func reference(_ run: WrittenChart.Run, _ column: Int) -> String {
    let letters = OfficeWriter.letters(of: column)
    let sheet = MarkupText.escaped(run.sheet.replacing("'", with: "''"))
    return "'\(sheet)'!$\(letters)$\(run.rows.lowerBound + 1):$\(letters)$\(run.rows.upperBound + 1)"
  }
}
