/// The LSOAs of England and Wales, those of 2011 and those of 2021, in texts in which runs of codes and of names are
/// ranges: a twentieth of the rows that they make. As literals of text they cost the compiler little; an array of as many
/// bytes, which an embedded resource is, costs it half a minute.
///
/// A line is a district, the beginning of its LSOAs' names, a colon, and the LSOAs in the order of their codes. A line that
/// begins with a space goes on with the one above.
///
/// | text | means |
/// |---|---|
/// | `@13600` | the next LSOA's code ends with these five digits; each one after it has the next code |
/// | `.` | a code is left out |
/// | `12` | the names go on with 012 |
/// | `A` | an LSOA with this letter |
/// | `d` | behind a capital letter: and those up to this letter, so that `12Ad` is 012A, 012B, 012C and 012D |
/// | `-`, `+` | before a capital letter: it, and those up to the letter behind, ended or began with the census of 2021 |
package enum LSOATable {
  /// All of them: `code,name,level,parent,start,end`.
  static var csv: [UInt8] { csv([unitaries, districts, londonAndWales]) }

  /// Reads texts of this form.
  package static func csv(_ texts: [String]) -> [UInt8] {
    var rows = Rows()
    for text in texts {
      for line in text.utf8.split(separator: UInt8(ascii: "\n")) { rows.read(line) }
    }
    return rows.csv
  }

  /// Writes the rows while it reads the lines.
  private struct Rows {
    private(set) var csv = Array("code,name,level,parent,start,end\n".utf8)
    private var district: [UInt8] = []
    private var stem: [UInt8] = []
    private var code = 0
    private var number = 0
    private var letter: UInt8 = 0
    private var mark: UInt8?
    private var lifeMark: UInt8?

    /// How many digits a code has behind the `@`.
    private static let codeDigitCount = 5
    private static let districtByteCount = 9
    private static let censusDay = Array("2021-03-21".utf8)

    mutating func read(_ line: Substring.UTF8View.SubSequence) {
      var rest = line
      if rest.first != UInt8(ascii: " ") { rest = readHead(rest) } else { rest.removeFirst() }
      while let byte = rest.first {
        switch byte {
        case UInt8(ascii: "@"):
          code = LSOATable.number(rest.dropFirst().prefix(Rows.codeDigitCount))
          rest.removeFirst(Rows.codeDigitCount)
        case UInt8(ascii: "."): code += 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
          number = LSOATable.number(digits)
          rest.removeFirst(digits.count - 1)
        case UInt8(ascii: "-"), UInt8(ascii: "+"): mark = byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
          (letter, lifeMark, mark) = (byte, mark, nil)
          write()
        case UInt8(ascii: "a")...UInt8(ascii: "z"):
          while letter < byte - 0x20 {
            letter += 1
            write()
          }
        default: preconditionFailure("the tables of LSOAs hold only what their form knows")
        }
        rest.removeFirst()
      }
    }

    /// Reads the district and the names' beginning; returns what stands behind the colon.
    private mutating func readHead(_ line: Substring.UTF8View.SubSequence) -> Substring.UTF8View.SubSequence {
      guard let colon = line.lastIndex(of: UInt8(ascii: ":")) else {
        preconditionFailure("a line of the tables of LSOAs begins with a district, or goes on")
      }
      district = Array(line.prefix(Rows.districtByteCount))
      stem = Array(line[..<colon].dropFirst(Rows.districtByteCount + 1))
      number = 0
      return line[line.index(after: colon)...]
    }

    /// Writes the row of the next LSOA.
    private mutating func write() {
      csv.append(district[0])
      csv.append(contentsOf: "01".utf8)
      append(code, digits: 6)
      csv.append(UInt8(ascii: ","))
      let isQuoted = stem.contains(UInt8(ascii: ","))
      if isQuoted { csv.append(UInt8(ascii: "\"")) }
      csv.append(contentsOf: stem)
      csv.append(UInt8(ascii: " "))
      append(number, digits: 3)
      csv.append(letter)
      if isQuoted { csv.append(UInt8(ascii: "\"")) }
      csv.append(contentsOf: ",lsoa,".utf8)
      csv.append(contentsOf: district)
      csv.append(UInt8(ascii: ","))
      if lifeMark == UInt8(ascii: "+") { csv.append(contentsOf: Rows.censusDay) }
      csv.append(UInt8(ascii: ","))
      if lifeMark == UInt8(ascii: "-") { csv.append(contentsOf: Rows.censusDay) }
      csv.append(UInt8(ascii: "\n"))
      code += 1
    }

    private mutating func append(_ number: Int, digits: Int) {
      var divisor = 1
      for _ in 1..<digits { divisor *= 10 }
      while divisor > 0 {
        csv.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
        divisor /= 10
      }
    }
  }

  private static func number(_ digits: Substring.UTF8View.SubSequence) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
