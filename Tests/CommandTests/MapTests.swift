import Foundation
import FoundationXML
import LedgerTestSupport
import TestSupport
import Testing

@Suite("Maps of areas")
struct MapTests {
  /// A county of wards in a grid: in most of them crimes in different numbers, in one a few, in one none.
  private func filled(columns: Int = 4, rows: Int = 3, steps: Int = 8) throws -> Scratch {
    let scratch = try Scratch.withLedger()
    try scratch.write(
      "crime.yaml",
      "{ indicator: crime, version: 1, title: Crime, effective: 2010-01-01, measure: rate, window: 1 months, "
        + "count: { records: crime }, polarity: lower-is-better, disclosure: { suppressBelow: 5 } }")
    #expect(try scratch.run("define", "crime.yaml", "--recorded-at", "2018-01-01T00:00:00Z").status == 0)
    var areas = "code,name,level,parent\nE10000018,Leicestershire,county,\n"
    var people = "code,year,persons\n"
    var lines = ""
    for number in 0..<columns * rows {
      let code = MadeUpMap.code(number)
      areas += "\(code),Ward \(number),ward,E10000018\n"
      people += "\(code),2018,1000\n"
      let count = number == 0 ? 3 : number == 1 ? 0 : 10 + number * 7 % 40
      for crime in 0..<count {
        lines += LedgerTestSupport.crime("c\(number)-\(crime)", date: "2018-10-05", area: code) + "\n"
      }
    }
    try scratch.write("areas.csv", areas)
    try scratch.write("people.csv", people)
    try scratch.write(
      "wards.geojson", MadeUpMap.geoJSON(columns: columns, rows: rows, steps: steps))
    #expect(try scratch.run("import", "areas", "areas.csv").status == 0)
    #expect(try scratch.run("import", "populations", "people.csv").status == 0)
    #expect(try scratch.run("append", "-", input: lines).status == 0)
    return scratch
  }

  private let question = ["compare", "crime", "--area", "E10000018", "--level", "ward", "--to", "2018-10"]

  private func isWellFormed(_ text: String) -> Bool { XMLParser(data: Data(text.utf8)).parse() }

  @Test("a map has every area in the class that compare tells, in words, patterns and numbers")
  func comparison() throws {
    let scratch = try filled()
    let imported = try scratch.run("import", "boundaries", "wards.geojson")
    #expect(imported.status == 0 && imported.output.contains(#""areas":12,"unknown":0,"code":"WD25CD""#), "\(imported)")
    #expect(try scratch.run(question + ["--output", "map.svg"]).status == 0)
    let map = try scratch.text(of: "map.svg")
    #expect(isWellFormed(map))
    let table = try scratch.run(question).output
    for (word, label) in [
      ("better (99.8%)", "Better than Leicestershire (99.8%)"), ("similar", "Similar to Leicestershire"),
    ] {
      let count = table.components(separatedBy: "Leicestershire  \(word)").count - 1
      if count > 0 { #expect(map.contains("\(label) – \(count) area"), "\(label) \(count)\n\(table)\n\(map)") }
    }
    #expect(map.contains("[c] kept back, as the number is too small"))
    // What is kept back is told by its mark alone, here too.
    #expect(map.contains("<title>Ward 0: [c]</title>"))
    #expect(!map.contains("Ward 0: 3"))
    #expect(map.contains("role=\"img\"") && map.contains("<desc"))
    // Each area is drawn once.
    #expect(map.components(separatedBy: "<title>Ward").count - 1 == 12)
    let page = try scratch.run(question + ["--output", "map.html"])
    #expect(page.status == 0)
    let html = try scratch.text(of: "map.html")
    #expect(html.contains("By quarters of the values") && html.contains("Lowest quarter"))
    let csv = try scratch.run(question + ["--format", "csv"]).output
    #expect(csv.split(whereSeparator: \.isNewline).count == 14)
  }

  @Test("wards of a county take less than 150 kB, and quarters have about as many areas each")
  func size() throws {
    let scratch = try filled(columns: 16, rows: 11, steps: 20)
    #expect(try scratch.run("import", "boundaries", "wards.geojson").status == 0)
    for classes in ["comparison", "quarters"] {
      #expect(try scratch.run(question + ["--output", "map.svg", "--classes", classes]).status == 0)
      let map = try scratch.text(of: "map.svg")
      #expect(map.utf8.count < 150_000, "\(map.utf8.count)")
      #expect(isWellFormed(map))
    }
    #expect(try scratch.text(of: "map.svg").contains("Highest quarter: "))
  }

  /// How much lighter one colour is than another (WCAG 2.2, contrast ratio).
  private func contrast(_ first: Substring, _ second: Substring) -> Double {
    func luminance(_ colour: Substring) -> Double {
      let digits = Array(colour)
      let parts = stride(from: 0, to: 6, by: 2).map { start -> Double in
        let part = Double(Int(String(digits[start...start + 1]), radix: 16) ?? 0) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (one, other) = (luminance(first), luminance(second))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  @Test("what is drawn differs 3 : 1 from what it is drawn on, and the lines between areas from both")
  func contrasts() throws {
    let scratch = try filled(columns: 8, rows: 6)
    #expect(try scratch.run("import", "boundaries", "wards.geojson").status == 0)
    var looks: Set<String> = []
    for classes in ["comparison", "quarters"] {
      #expect(try scratch.run(question + ["--output", "map.svg", "--classes", classes]).status == 0)
      let map = try scratch.text(of: "map.svg")
      let patterns = map.matches(
        of: /<pattern id="map-(\w+)".*?fill="#(\w{6})"\/><g stroke="#(\w{6})" fill="none">(.*?)<\/g>/)
      #expect(patterns.count >= 4)
      for pattern in patterns {
        let (name, ground, ink, marks) = (pattern.1, pattern.2, pattern.3, pattern.4)
        looks.insert(String(name))
        #expect(contrast(ground, "0b0c0c") >= 3, "\(name)")
        if !marks.isEmpty {
          #expect(contrast(ground, ink) >= 3, "\(name)")
          #expect(contrast(ink, "0b0c0c") >= 2.5, "\(name)")
        }
      }
    }
    #expect(looks.isSuperset(of: ["sparse", "dense", "full", "plain", "keptBack"]), "\(looks)")
  }

  @Test("what cannot be drawn is said, with what to do")
  func obstacles() throws {
    let scratch = try filled()
    let none = try scratch.run(question + ["--output", "map.svg"])
    #expect(none.status == 66 && none.messages.contains("incident-ledger import boundaries FILE"), "\(none)")
    #expect(try scratch.run(question + ["--output", "map.png"]).status == 64)
    #expect(try scratch.run(question + ["--classes", "quarters"]).status == 64)
    try scratch.write("bad.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\"}]}")
    let bad = try scratch.run("import", "boundaries", "bad.geojson")
    #expect(
      bad.status == 65 && bad.messages.contains("no property names the areas' codes. Name it with --code"), "\(bad)")
    #expect(try scratch.run("import", "boundaries", "none.geojson").status == 66)
    try scratch.write("wards.geojson", MadeUpMap.geoJSON(columns: 4, rows: 2, steps: 4))
    #expect(try scratch.run("import", "boundaries", "wards.geojson").status == 0)
    #expect(try scratch.run(question + ["--output", "map.svg"]).status == 0)
    #expect(
      try scratch.text(of: "map.svg").contains("No boundary, so not on the map – 4 areas: Ward 8 and 3 more"))
  }

  @Test("areas that the ledger does not know are counted and named, with the import that places them")
  func unknown() throws {
    let scratch = try filled()
    try scratch.write("wards.geojson", MadeUpMap.geoJSON(columns: 6, rows: 3, steps: 4))
    let wards = try scratch.run("import", "boundaries", "wards.geojson")
    #expect(wards.status == 0 && wards.output.contains(#""areas":18,"unknown":6"#))
    #expect(
      wards.messages == """
        6 of the 18 areas of the file are not known to the ledger, so no figure is drawn there: E05000012, E05000013, \
        E05000014 and 3 more.
        incident-ledger import areas FILE places them: an ONS look-up of the level ward from the Open Geography Portal, \
        with the column WD25CD first.

        """, "\(wards.messages)")
    let example = try scratch.run("import", "boundaries", "--example", isLedgerNamed: false)
    try scratch.write("districts.geojson", example.output)
    let districts = try scratch.run("import", "boundaries", "districts.geojson")
    #expect(
      districts.messages.hasSuffix("incident-ledger import areas --shipped places them.\n")
        && districts.output.contains(#""areas":9,"unknown":9,"code":"LADCD","withoutBoundary":0"#), "\(districts)")
    #expect(try scratch.run("import", "boundaries").status == 64)
  }

  @Test("an area without a boundary, and one that ended, are named beside the map")
  func undrawn() throws {
    let scratch = try filled()
    let text = String(decoding: MadeUpMap.geoJSON(columns: 4, rows: 3, steps: 4), as: UTF8.self)
    let lines = text.split(separator: "\n").map { line -> String in
      guard line.contains("E05000005"), let start = line.range(of: ",\"geometry\"") else { return String(line) }
      return line[..<start.lowerBound] + ",\"geometry\":null},"
    }
    try scratch.write("wards.geojson", lines.joined(separator: "\n"))
    let run = try scratch.run("import", "boundaries", "wards.geojson")
    #expect(
      run.status == 0 && run.output.contains(#""withoutBoundary":1"#)
        && run.messages.contains("1 area has no boundary in the file, as the geometry is null, such as E05000005"),
      "\(run)")
    try scratch.write(
      "ended.csv", "code,name,level,parent,end\nE05000099,Old ward,ward,E10000018,2015-05-07\n")
    #expect(try scratch.run("import", "areas", "ended.csv").status == 0)
    #expect(try scratch.run(question + ["--output", "map.html"]).status == 0)
    let map = try scratch.text(of: "map.html")
    #expect(isWellFormed(map))
    #expect(map.contains("No boundary, so not on the map – 1 area: Ward 5"))
    #expect(
      map.contains(
        "No boundary, and ended by 7 May 2015, before this period, so not on the map – 1 area: Old ward"))
    #expect(map.contains("<pattern id=\"map-comparison-undrawn\""))
  }

  @Test("a map is the same wherever it is made, and goes when the boundaries are deleted")
  func derived() throws {
    let scratch = try filled()
    #expect(try scratch.run("import", "boundaries", "wards.geojson").status == 0)
    #expect(try scratch.run(question + ["--output", "one.svg"]).status == 0)
    #expect(try scratch.run("import", "boundaries", "wards.geojson").output.contains(#""new":false"#))
    #expect(try scratch.run(question + ["--output", "two.svg"]).status == 0)
    #expect(try scratch.text(of: "one.svg") == scratch.text(of: "two.svg"))
    #expect(try scratch.run("verify").status == 0)
    try FileManager.default.removeItem(atPath: scratch.ledgerPath + "/boundaries")
    #expect(try scratch.run(question + ["--output", "two.svg"]).status == 66)
    #expect(try scratch.run("verify").status == 0)
  }

  @Test("rows that say where something happened are placed, and a point outside every area is a fault")
  func places() throws {
    let scratch = try filled()
    try scratch.write(
      "feed.yaml",
      """
      feed: noise
      version: 1
      source: noise/county
      record: incident
      statement: { of: month, area: E10000018 }
      columns:
        kind: { value: other }
        date: Day
        area: { longitude: Lon, latitude: Lat, names: ward }
      """)
    #expect(try scratch.run("feeds", "adopt", "feed.yaml").status == 0)
    let rows = "Day,Lon,Lat\n2018-11-02,-1.075,52.525\n2018-11-03,-0.925,52.625\n"
    try scratch.write("noise.csv", rows)
    let without = try scratch.run("import", "feed", "noise", "noise.csv")
    #expect(without.status == 65 && without.messages.contains("incident-ledger import boundaries FILE"), "\(without)")
    #expect(try scratch.run("import", "boundaries", "wards.geojson").status == 0)
    let run = try scratch.run("import", "feed", "noise", "noise.csv")
    #expect(run.status == 0, "\(run)")
    let events = try scratch.run("events", "--type", "incident.reported").output
    #expect(events.contains(#""area":"E05000000""#) && events.contains(#""area":"E05000011""#), "\(events)")
    #expect(try scratch.run("import", "feed", "noise", "noise.csv").output.contains(#""appended":0"#))
    for (row, message) in [
      ("2018-11-04,0,0", "the point lies in no area of the level ward"), ("2018-11-04,,52", "only one of longitude"),
      ("2018-11-04,451000,303000", "a longitude lies from -180"), ("2018-11-04,west,52.5", "it is no number"),
    ] {
      try scratch.write("bad.csv", rows + row + "\n")
      let bad = try scratch.run("import", "feed", "noise", "bad.csv")
      #expect(bad.status == 65 && bad.messages.contains(message) && bad.messages.contains("Lon + Lat"), "\(bad)")
    }
  }
}
