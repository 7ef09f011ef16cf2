internal import Events
internal import Spreadsheets

/// Opens spreadsheets so that the headings of a feed file are found: of a text file, what parts its fields is what parts the
/// headings, whatever stands in the fields below.
enum ReturnDelimiter {
  private static let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]

  /// - Parameter open: opens the file.
  static func workbook(
    _ feed: FeedFile, _ name: String, open: (SpreadsheetOptions) throws(SpreadsheetError) -> Workbook
  ) throws(SpreadsheetError) -> Workbook {
    let guessed = try open(SpreadsheetOptions(feed))
    // Only a text file has a sheet without a name.
    guard feed.delimiter == nil, guessed.sheets.first?.name == nil, !hasHeadings(guessed, feed, name) else {
      return guessed
    }
    for candidate in candidates {
      var options = SpreadsheetOptions(feed)
      options.delimiter = candidate
      if let other = try? open(options), hasHeadings(other, feed, name) { return other }
    }
    return guessed
  }

  private static func hasHeadings(_ workbook: Workbook, _ feed: FeedFile, _ name: String) -> Bool {
    guard var finder = try? HeaderFinder(feed, place: RowPlace(file: name)) else { return false }
    var isFound = false
    try? workbook.forEachRow(ofSheet: 0) { row in
      isFound = try finder.take(row) != nil
      return !isFound
    }
    return isFound
  }
}
