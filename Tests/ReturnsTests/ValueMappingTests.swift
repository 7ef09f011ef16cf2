import Events
import Spreadsheets
import Testing

@testable import Feeds

@Suite("Returns: values")
struct ValueMappingTests {
  private static func json(_ text: String) -> [UInt8] { Array(text.utf8) }

  // MARK: Numbers, truth, texts

  @Test(
    "numbers are read as spreadsheets write them",
    arguments: [
      ("12", "12"), ("12.0", "12"), ("+12.50", "12.5"), ("-3", "-3"), ("\u{2212}3", "-3"), ("1,234", "1234"),
      ("1,234,567.5", "1234567.5"), ("45%", "0.45"), ("12.5 %", "0.125"), ("1.5E+03", "1500"), ("007", "7"),
      ("0.30000000000000004", "0.3"), ("1,23", ""), ("12,3456", ""), ("£5", ""), ("1.2.3", ""), ("", "empty"),
      ("%", ""),
      ("9007199254740992", "9007199254740992"), ("9007199254740993", "inexact"), ("1e999", "inexact"), (".5", ""),
      ("5.", ""),
    ])
  func numbers(_ text: String, _ number: String) throws {
    let expected: Found =
      switch number {
      case "": .fault(.notNumber)
      case "empty": .fault(.emptyCell)
      case "inexact": .fault(.inexactNumber)
      default: .json(number)
      }
    #expect(try MadeFeed.found(.text(text), "value", of: .statistic) == expected)
  }

  @Test("what a field allows is checked by the rule for its events")
  func rules() throws {
    #expect(try MadeFeed.found(.text("17"), "age", of: .record(.admission)) == .json("17"))
    let age = ValueRule.whole(0...150)
    for text in ["-1", "151", "17.5"] {
      #expect(try MadeFeed.found(.text(text), "age", of: .record(.admission)) == .fault(.badValue(age)))
    }
    #expect(try MadeFeed.found(.text("Burglary"), "offence", of: .record(.crime)) == .fault(.badValue(.path)))
    #expect(try MadeFeed.found(.text("Cut / pierced"), "outcome", of: .record(.crime)) == .json(#""Cut / pierced""#))
    #expect(try MadeFeed.found(.text("High"), "risk", of: .record(.marac)) == .json(#""high""#))
    #expect(try MadeFeed.found(.text("X85.4"), "cause", of: .record(.admission)) == .json(#""X85.4""#))
  }

  @Test("true and false are so in any case, and yes and no only by codes")
  func flags() throws {
    for (cell, found) in [
      (.boolean(true), .json("true")), (.text("TRUE"), .json("true")), (.text("False"), .json("false")),
      (.text("yes"), .fault(.notFlag)), (.number(1), .fault(.notFlag)),
    ] as [(Cell, Found)] {
      #expect(try MadeFeed.found(cell, "first", of: .record(.disposal)) == found)
    }
    let coded = try MadeFeed.found(.text("Yes"), "first", of: .record(.disposal)) {
      $0.codes = [.init(.text("yes"), Self.json("true")), .init(.text("no"), Self.json("false"))]
    }
    #expect(coded == .json("true"))
  }

  @Test("an attribute is a word, a number, or true or false")
  func attributes() throws {
    for (cell, found) in [
      (.text("self"), .json(#""self""#)), (.number(12), .json("12")), (.text("12.5"), .json("12.5")),
      (.text("007"), .json(#""007""#)), (.boolean(false), .json("false")),
      (.text("A & E"), .fault(.badValue(.attribute))),
    ] as [(Cell, Found)] {
      #expect(try MadeFeed.found(cell, "attributes.agency", of: .record(.marac)) == found)
    }
  }

  @Test("an error of a formula is a fault, whatever the field")
  func errors() throws {
    for field in ["date", "area", "risk", "contact", "attributes.a"] {
      #expect(try MadeFeed.found(.error("#N/A"), field, of: .record(.marac)) == .fault(.errorValue))
    }
  }

  @Test("an empty cell is a fault, unless it may be empty and the record can do without")
  func empty() throws {
    for (field, mayBeEmpty, found) in [
      ("category", false, .fault(.emptyOptionalCell)), ("category", true, .absent), ("flags", true, .absent),
      ("kind", true, .fault(.emptyCell)), ("date", true, .fault(.emptyCell)), ("area", true, .fault(.emptyCell)),
    ] as [(String, Bool, Found)] {
      for cell in [Cell.empty, .text(" \u{A0}")] {
        #expect(
          try MadeFeed.found(cell, field, of: .record(.incident)) { $0.mayBeEmpty = mayBeEmpty } == found, "\(field)")
      }
    }
    #expect(try MadeFeed.found(.empty, "contact", of: .record(.marac)) { $0.mayBeEmpty = true } == .json("[]"))
    #expect(try MadeFeed.found(.empty, "area", of: .record(.reoffence)) { $0.mayBeEmpty = true } == .absent)
  }

  // MARK: Words

  @Test(
    "any text becomes a word",
    arguments: [
      ("Self", "self"), ("  Adult Social Care ", "adult-social-care"), ("Women’s Aid (Leics)", "women-s-aid-leics"),
      ("A & E", "a-e"), ("Café – “Zoë”", "cafe-zoe"), ("ﬁve½", "five1-2"), ("12.5", "12-5"), ("１２", "12"),
    ])
  func words(_ text: String, _ word: String) throws {
    #expect(
      try MadeFeed.found(.text(text), "attributes.agency", of: .record(.marac)) { $0.takesWords = true }
        == .json("\"\(word)\""))
  }

  @Test("a text with no letter, or with one that words do not have, becomes none")
  func noWords() throws {
    for (text, mistake) in [
      ("–", .noWord), ("Straße", .letterOfNoWord("ß")), ("Københ", .letterOfNoWord("ø")), ("Дом", .letterOfNoWord("д")),
    ] as [(String, ReturnMistake)] {
      #expect(
        try MadeFeed.found(.text(text), "attributes.agency", of: .record(.marac)) { $0.takesWords = true }
          == .fault(mistake))
    }
  }

  // MARK: Codes

  private static let risks: [FeedFile.Code] = [
    .init(.range(ExactDecimal(14), nil), json(#""high""#)),
    .init(.range(ExactDecimal(10), ExactDecimal(13)), json(#""medium""#)),
    .init(.range(nil, ExactDecimal(9)), json(#""standard""#)),
    .init(.text(" Not ASSESSED"), json(#""standard""#)),
    .init(.regex("h(igh)?( risk)?"), json(#""high""#)),
  ]

  @Test(
    "codes are compared in order: texts without case, ranges with their ends, regular expressions with all of it",
    arguments: [
      (.text("14"), "high"), (.number(14), "high"), (.text("13"), "medium"), (.number(10.0), "medium"),
      (.text("9"), "standard"),
      (.text("-1"), "standard"), (.text("not assessed "), "standard"), (.text("H"), "high"),
      (.text("High Risk"), "high"),
      (.text("9.5"), ""), (.text("highest"), ""), (.text("standard"), ""),
    ] as [(Cell, String)])
  func codes(_ cell: Cell, _ risk: String) throws {
    let known = ["14..", "10..13", "..9", " Not ASSESSED", "/h(igh)?( risk)?/"]
    #expect(
      try MadeFeed.found(cell, "risk", of: .record(.marac)) { $0.codes = Self.risks }
        == (risk.isEmpty ? .fault(.noCode(known: known)) : .json("\"\(risk)\"")))
  }

  @Test("case is folded as Unicode folds it")
  func folding() throws {
    for (code, text) in [("ΣΊΣΥΦΟΣ", "σίσυφος"), ("Café", "CAFE\u{301}"), ("ſee", "SEE")] {
      let found = try MadeFeed.found(.text(text), "category", of: .record(.incident)) {
        $0.codes = [.init(.text(code), Self.json(#""x""#))]
      }
      #expect(found == .json(#""x""#))
    }
  }

  @Test("what has no code is refused, left out, or a word; as a word where words are taken")
  func otherwise() throws {
    func found(_ otherwise: FeedFile.Otherwise, _ field: String, words: Bool = false) throws -> Found {
      try MadeFeed.found(.text("New one"), field, of: .record(.incident)) {
        $0.codes = [.init(.text("Old"), Self.json(#""hate""#))]
        ($0.otherwise, $0.takesWords) = (otherwise, words)
      }
    }
    #expect(try found(.refuse, "category") == .fault(.noCode(known: ["Old"])))
    #expect(try found(.omit, "category") == .absent)
    #expect(try found(.omit, "kind") == .fault(.noCode(known: ["Old"])))
    #expect(try found(.word("other"), "kind") == .json(#""other""#))
    #expect(try found(.refuse, "category", words: true) == .json(#""new-one""#))
  }

  // MARK: Lists

  @Test("the elements of a list are split, mapped, each once and in one order")
  func lists() throws {
    func found(_ text: String, _ otherwise: FeedFile.Otherwise = .refuse) throws -> Found {
      try MadeFeed.found(.text(text), "contact", of: .record(.marac)) {
        $0.separators = [";", "/"]
        $0.codes = [
          .init(.text("Physical"), Self.json(#""violence""#)), .init(.text("Verbal"), Self.json(#""threat""#)),
          .init(.text("Shouting"), Self.json(#""threat""#)),
        ]
        $0.otherwise = otherwise
      }
    }
    #expect(try found("Physical; verbal") == .json(#"["threat","violence"]"#))
    #expect(try found("verbal/Physical;;Shouting / ") == .json(#"["threat","violence"]"#))
    #expect(try found("Physical") == .json(#"["violence"]"#))
    #expect(try found("Physical; Odd") == .fault(.noCode(known: ["Physical", "Verbal", "Shouting"])))
    #expect(try found("Physical; Odd", .omit) == .json(#"["violence"]"#))
    #expect(try found("Odd", .omit) == .json("[]"))
    #expect(try found("Odd; Physical", .word("other")) == .json(#"["other","violence"]"#))
  }

  // MARK: Areas

  private static let areas = MadeAreas(areas: [
    ("district", "E10000021", NamedArea(code: "E07000151", name: "Daventry", end: CivilDate("2021-04-01"))),
    ("district", "E10000021", NamedArea(code: "E07000900", name: "Daventry", start: CivilDate("2021-04-01"))),
    ("district", "E10000018", NamedArea(code: "E07000130", name: "Charnwood")),
    ("district", "E10000018", NamedArea(code: "E07000134", name: "Hinckley and Bosworth")),
    ("district", "E10000099", NamedArea(code: "E07000199", name: "Charnwood")),
    ("ward", "E10000018", NamedArea(code: "E05000001", name: "Old Ward", end: CivilDate("2015-05-01"))),
  ])

  @Test("an area is found by its code, by codes, or by its name")
  func areas() throws {
    func found(_ text: String, level: String? = "district", within: String? = "E10000018") throws -> Found {
      try MadeFeed.found(.text(text), "area", of: .record(.marac), areas: Self.areas) {
        $0.codes = [.init(.text("NW Leics"), Self.json(#""E07000135""#))]
        ($0.areaLevel, $0.areaWithin) = (level, within)
      }
    }
    #expect(try found("CHARNWOOD ") == .json(#""E07000130""#))
    #expect(try found("Hinckley & Bosworth") == .json(#""E07000134""#))
    #expect(try found("nw leics") == .json(#""E07000135""#))
    #expect(try found("Charnwod") == .fault(.unknownAreaName(level: "district", near: "Charnwood")))
    #expect(try found("Oadby", level: "wards") == .fault(.noAreasOfLevel("wards", near: "ward")))
    #expect(try found("Oadby", level: "parish") == .fault(.noAreasOfLevel("parish", near: nil)))
    #expect(
      try found("Oadby", level: "ward", within: "E10000021") == .fault(.noAreasWithin("E10000021", level: "ward")))
    #expect(try found("Leicester") == .fault(.unknownAreaName(level: "district", near: nil)))
    #expect(
      try found("Charnwood", within: nil)
        == .fault(.areaOfSeveral(candidates: ["Charnwood (E07000130)", "Charnwood (E07000199)"])))
    #expect(
      try found("Old Ward", level: "ward")
        == .fault(.areaOfOtherTimes(date: "2019-04-03", candidates: ["Old Ward (E05000001, to 2015-04-30)"])))
    #expect(try found("E07000130", level: nil) == .json(#""E07000130""#))
    #expect(try found("E99999999", level: nil) == .fault(.noSuchArea))
    #expect(try found("Charnwood", level: nil) == .fault(.noCode(known: ["NW Leics"])))
  }

  @Test("of areas that had a name one after the other, the one counts that lived on the date")
  func lives() throws {
    var feed = MadeFeed(
      .record(.marac), [.column("date", "D"), .column("area", "A") { $0.areaLevel = "district" }])
    feed.areas = Self.areas
    for (date, code) in [("2021-03-31", "E07000151"), ("2021-04-01", "E07000900"), ("2021-04", "E07000900")] {
      #expect(try feed.rows([.text(date), .text("Daventry")]).map(\.area) == [code])
    }
  }
}
