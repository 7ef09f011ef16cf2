internal import Foundation

/// The numbers of pages in the contents of a paper. Chromium knows no `target-counter` of CSS, so a paper is printed twice:
/// where its headings came to stand the first time (ISO 32000-1, sections 7.7.3 and 12.3.2) is written into it for the second.
enum PDFContents {
  /// The paper with the numbers in its contents; nil where it has none, or the PDF does not say where they lead.
  static func numbered(_ html: Data, by pdf: Data) -> Data? {
    let text = String(decoding: html, as: UTF8.self)
    guard let start = text.range(of: "<nav aria-label=\"Contents\">"),
      let end = text.range(of: "</nav>", range: start.upperBound..<text.endIndex)
    else { return nil }
    let pages = pages(of: pdf)
    var isComplete = !pages.isEmpty
    let contents = text[start.upperBound..<end.lowerBound].replacing(/<a href="#([\w-]+)">(.*?)<\/a>/) { link in
      guard let page = destination(String(link.1), in: pdf).flatMap({ pages[$0] }) else {
        isComplete = false
        return String(link.0)
      }
      // At the end of the link's last line; it has its room there before it is known, so that no line breaks otherwise then.
      return "<a href=\"#\(link.1)\">\(link.2)<span class=\"page\">\(page)</span></a>"
    }
    guard isComplete else { return nil }
    return Data((text[..<start.upperBound] + contents + text[end.lowerBound...]).utf8)
  }

  /// The object of the page to which a name leads: `/summary [2 0 R /XYZ …`.
  private static func destination(_ name: String, in pdf: Data) -> Int? {
    guard let found = pdf.range(of: Data("/\(name) [".utf8)) else { return nil }
    let rest = String(decoding: pdf[found.upperBound...].prefix(40), as: UTF8.self)
    return rest.firstMatch(of: /^([0-9]+) 0 R \/XYZ/).flatMap { Int($0.1) }
  }

  /// The number of each page, from 1, by its object.
  private static func pages(of pdf: Data) -> [Int: Int] {
    var children: [Int: [Int]] = [:]
    var roots: [Int] = []
    var rest = pdf.startIndex..<pdf.endIndex
    while let found = pdf.range(of: Data("/Type /Pages".utf8), in: rest) {
      rest = found.upperBound..<pdf.endIndex
      let before = String(decoding: pdf[..<found.lowerBound].suffix(40), as: UTF8.self)
      let after = String(decoding: pdf[found.upperBound...].prefix(4096), as: UTF8.self).prefix { $0 != ">" }
      guard let number = before.matches(of: /([0-9]+) 0 obj/).last.flatMap({ Int($0.1) }),
        let kids = after.firstMatch(of: /\/Kids \[([^\]]*)\]/)
      else { return [:] }
      children[number] = kids.1.matches(of: /([0-9]+) 0 R/).compactMap { Int($0.1) }
      if after.firstMatch(of: /\/Parent/) == nil { roots.append(number) }
    }
    guard roots.count == 1 else { return [:] }
    var numbers: [Int: Int] = [:]
    func walk(_ node: Int, depth: Int) {
      guard let kids = children[node], depth < 32 else {
        numbers[node] = numbers.count + 1
        return
      }
      for kid in kids { walk(kid, depth: depth + 1) }
    }
    walk(roots[0], depth: 0)
    return numbers
  }
}
