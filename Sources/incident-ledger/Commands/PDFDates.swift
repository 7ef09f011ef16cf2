internal import Events
internal import Foundation

/// The times at which a PDF says it was made (ISO 32000-1, section 7.9.4): digits of a fixed number, so that another time
/// moves nothing.
enum PDFDates {
  /// A PDF with another time in place of those at which a program made it.
  static func replaced(in pdf: Data, with time: RecordedTime) -> Data {
    var pdf = pdf
    let date = Array(digits(time).utf8)
    for name in ["/CreationDate (D:", "/ModDate (D:"] {
      var rest = pdf.startIndex..<pdf.endIndex
      while let found = pdf.range(of: Data(name.utf8), in: rest) {
        let place = found.upperBound..<min(pdf.endIndex, found.upperBound + date.count)
        if place.count == date.count, pdf[place].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
          pdf.replaceSubrange(place, with: date)
        }
        rest = place.upperBound..<pdf.endIndex
      }
    }
    return pdf
  }

  /// `20190917125404`, in UTC, which is what Chromium writes.
  private static func digits(_ time: RecordedTime) -> String {
    String(time.description.prefix(19).filter { ("0"..."9").contains($0) })
  }
}
