import Events
import Ledger

/// A generated police force: events and files that look like those of data.police.uk, the same at every run.
struct World {
  static let lsoaCount = 611
  static let districts = (129...135).map { "E07000\($0)" }
  static let county = "E10000018"
  static let firstMonth = Month(year: 2010, month: 12)
  static let indicators = ["benchmark-crime", "benchmark-burglary", "benchmark-vehicle"]

  private static let categories = [
    "burglary", "criminal-damage-and-arson", "drugs", "other-crime", "public-order", "robbery", "theft/other",
    "theft/shoplifting", "vehicle", "violence-and-sexual",
  ]
  private static let outcomes = [
    "Investigation complete; no suspect identified", "Unable to prosecute suspect", "Under investigation",
    "Court result unavailable", "Status update unavailable",
  ]

  private var state: UInt64 = 20_190_920
  private var number = 0

  /// A number below `bound`, by a linear congruential generator (Knuth's MMIX).
  mutating func random(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  static func lsoa(_ number: Int) -> String { "E0102" + digits(5000 + number, 4) }

  /// One of the points that the police publish in place of where a crime was.
  private struct Place {
    let number: Int

    var area: String { World.lsoa(number % World.lsoaCount) }
    var location: String { "On or near Street \(number / 2)" }
    var longitude: String { "-1.\(100_001 + number * 7919 % 400_000 * 2)" }
    var latitude: String { "52.\(100_001 + number * 6101 % 400_000 * 2)" }
  }

  private static let placeCount = 12_000

  /// Every area that a question can name.
  static let areas = [county] + districts + (0..<lsoaCount).map(lsoa)

  static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }

  /// What figures need beside records: areas, populations, three indicators.
  static let setting: [String] = {
    func event(_ source: String, _ id: Int, _ type: String, _ subject: String, _ data: String) -> String {
      #"{"specversion":"1.0","id":"\#(id)","source":"\#(source)","type":"\#(type)","subject":"\#(subject)","data":\#(data)}"#
    }
    var events: [String] = []
    for (index, area) in districts.enumerated() {
      events.append(
        event(
          "areas", index, "area.assigned", area,
          #"{"name":"\#(area)","level":"district","parent":"\#(county)"}"#))
      for year in 2010...2021 {
        events.append(
          event(
            "persons", index * 100 + year, "population.estimated", area,
            #"{"year":\#(year),"persons":100000}"#))
      }
    }
    for number in 0..<lsoaCount {
      let (area, parent) = (lsoa(number), districts[number % districts.count])
      events.append(
        event(
          "lsoas", number, "area.assigned", area, #"{"name":"\#(area)","level":"lsoa","parent":"\#(parent)"}"#
        ))
      events.append(
        event("lsoas/persons", number, "population.estimated", area, #"{"year":2018,"persons":1500}"#))
    }
    for (indicator, condition) in zip(
      indicators, ["", #","where":{"offence":"burglary"}"#, #","where":{"offence":"vehicle"}"#])
    {
      let definition =
        #"{"indicator":"\#(indicator)","version":1,"title":"\#(indicator)","effective":"2010-12-01","measure":"rate","#
        + #""count":{"records":"crime"\#(condition)}}"#
      events.append(
        event("define/\(indicator)", 1, "definition.adopted", indicator, #"{"definition":\#(definition)}"#))
    }
    return events
  }()

  /// The hexadecimal text of 64 digits that a crime ID is.
  mutating func crimeID() -> String {
    let digits = Array("0123456789abcdef".utf8)
    var id: [UInt8] = []
    for _ in 0..<64 { id.append(digits[random(16)]) }
    return String(decoding: id, as: UTF8.self)
  }

  /// A crime of a month that becomes known, as the import of a police file writes it, and its subject.
  mutating func crime(in month: Month) -> (subject: String, json: [UInt8]) {
    let subject = "leicestershire/\(month)/\(crimeID())"
    let place = Place(number: random(World.placeCount))
    let data =
      #"{"area":"\#(place.area)","date":"\#(month)","latitude":\#(place.latitude),"location":"\#(place.location)","#
      + #""longitude":\#(place.longitude),"#
      + #""offence":"\#(World.categories[random(World.categories.count)])","outcome":"\#(World.outcomes[random(World.outcomes.count)])"}"#
    return (subject, event(month, subject, "crime.recorded", data))
  }

  /// A crime's new outcome.
  mutating func resolution(of subject: String, in month: Month) -> [UInt8] {
    event(month, subject, "crime.resolved", #"{"outcome":"Offender given a caution"}"#)
  }

  private mutating func event(_ month: Month, _ subject: String, _ type: String, _ data: String) -> [UInt8] {
    number += 1
    return Array(
      (#"{"data":\#(data),"id":"\#(month)/\#(World.digits(number, 12))","source":"police-uk/leicestershire","#
        + #""specversion":"1.0","subject":"\#(subject)","type":"\#(type)"}"#).utf8)
  }

  /// A file of a month, as data.police.uk publishes it; every seventh row is anti-social behaviour.
  mutating func file(of month: Month, rowCount: Int) -> String {
    var text =
      "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
      + "Last outcome category,Context\n"
    for row in 0..<rowCount {
      let isCrime = row % 7 != 0
      let place = Place(number: random(World.placeCount))
      text +=
        "\(isCrime ? crimeID() : ""),\(month),Leicestershire Police,Leicestershire Police,"
        + "\(place.longitude),\(place.latitude),\(place.location),\(place.area),Area of \(place.area),"
        + (isCrime ? "Burglary,\(World.outcomes[random(World.outcomes.count)])," : "Anti-social behaviour,,")
        + "\n"
    }
    return text
  }
}
