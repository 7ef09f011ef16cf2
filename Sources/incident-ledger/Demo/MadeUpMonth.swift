internal import Events

/// A month of made-up street-level records in the form of data.police.uk, in two editions: as first published, and
/// as published again later, with late rows, corrections and outcomes.
struct MadeUpMonth {
  enum Edition { case first, later }

  let month: Month

  private static let header =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    + "Last outcome category,Context\n"

  /// About how many of each there are in a month.
  private static let expected: [(type: String, count: Int)] = [
    ("Anti-social behaviour", 520), ("Bicycle theft", 60), ("Burglary", 350), ("Criminal damage and arson", 420),
    ("Drugs", 90), ("Other crime", 60), ("Other theft", 360), ("Possession of weapons", 30), ("Public order", 240),
    ("Robbery", 30), ("Shoplifting", 300), ("Theft from the person", 30), ("Vehicle crime", 480),
    ("Violence and sexual offences", 1250),
  ]

  private static let outcomes = [
    "Investigation complete; no suspect identified", "Investigation complete; no suspect identified",
    "Unable to prosecute suspect", "Awaiting court outcome", "Local resolution",
  ]

  private static let streets = ["High Street", "Station Road", "Church Lane", "Park Road", "Mill Lane", "Supermarket"]

  /// The file of an edition. What both editions state is the same in both.
  func file(_ edition: Edition) -> [UInt8] {
    var random = MadeUpRandom(seed: UInt64(month.index))
    var text = MadeUpMonth.header
    for (type, expected) in MadeUpMonth.expected {
      for _ in 0..<random.count(near: count(of: type, expected)) {
        if let row = row(type, edition, &random) { text += row }
      }
    }
    return Array(text.utf8)
  }

  /// Something happens in the demonstration: vehicle crime is high in October 2018, anti-social behaviour falls.
  private func count(of type: String, _ expected: Int) -> Int {
    switch type {
    case "Vehicle crime" where month == Month(year: 2018, month: 10): expected * 3 / 2
    case "Anti-social behaviour" where month >= Month(year: 2018, month: 7): expected * 3 / 4
    case "Violence and sexual offences" where month >= Month(year: 2018, month: 7): expected * 11 / 10
    default: expected
    }
  }

  /// A row, or nil where it is not in the edition. Every row draws the same numbers in both.
  private func row(_ type: String, _ edition: Edition, _ random: inout MadeUpRandom) -> String? {
    let isIncident = type == "Anti-social behaviour"
    let place = random.pick(MadeUpPlaces.neighbourhoods)
    let street = random.pick(MadeUpMonth.streets)
    let id = random.hexadecimal(words: 4)
    let (east, north) = (random.next() % 1_000_000, random.next() % 400_000)
    let outcome = random.pick(MadeUpMonth.outcomes)
    let isPlaced = !random.isOne(ofThousand: 15)
    let isLate = random.isOne(ofThousand: 20)
    let isWithdrawn = random.isOne(ofThousand: 5)
    let isReclassified = random.isOne(ofThousand: 10)
    guard edition == .first ? !isLate : !isWithdrawn else { return nil }
    let typeNow = isReclassified && !isIncident && edition == .later ? "Public order" : type
    let outcomeNow = isIncident ? "" : edition == .first ? "Under investigation" : outcome
    let location =
      isPlaced
      ? "-1.\(six(east)),52.\(six(400_000 + north)),On or near \(street),\(place.code),\(place.name)"
      : ",,No Location,,"
    return "\(isIncident ? "" : id),\(month),Leicestershire Police,Leicestershire Police,\(location),\(typeNow),"
      + "\(outcomeNow),\n"
  }

  private func six(_ number: UInt64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }
}
