internal import Events

/// The places of the demonstration: the districts of Leicestershire with made-up neighbourhoods and made-up populations.
enum MadeUpPlaces {
  struct District {
    var code: String
    var name: String
    /// Made up, and the same every year.
    var persons: Int
  }

  struct Neighbourhood {
    var code: String
    var name: String
  }

  static let county = "E10000018"

  static let districts = [
    District(code: "E07000129", name: "Blaby", persons: 100_000),
    District(code: "E07000130", name: "Charnwood", persons: 180_000),
    District(code: "E07000131", name: "Harborough", persons: 90_000),
    District(code: "E07000132", name: "Hinckley and Bosworth", persons: 110_000),
    District(code: "E07000133", name: "Melton", persons: 50_000),
    District(code: "E07000134", name: "North West Leicestershire", persons: 100_000),
    District(code: "E07000135", name: "Oadby and Wigston", persons: 60_000),
  ]

  /// One for about five thousand persons, so that records fall on districts as their persons do.
  static let neighbourhoods: [Neighbourhood] = districts.indices.flatMap { district in
    (1...districts[district].persons / 5000).map { number in
      Neighbourhood(
        code: "E0199" + digits(district + 1, 2) + digits(number, 2),
        name: "\(districts[district].name) \(digits(number, 3)) (made up)")
    }
  }

  /// The neighbourhoods as a file of areas.
  static var areas: [UInt8] {
    var text = "code,name,level,parent\n"
    for (index, district) in districts.enumerated() {
      for place in neighbourhoods where place.code.hasPrefix("E0199" + digits(index + 1, 2)) {
        text += "\(place.code),\(place.name),lsoa,\(district.code)\n"
      }
    }
    return Array(text.utf8)
  }

  /// The populations as a file.
  static func populations(years: ClosedRange<Int>) -> [UInt8] {
    var text = "code,year,persons\n"
    for year in years {
      for district in districts { text += "\(district.code),\(year),\(district.persons)\n" }
    }
    return Array(text.utf8)
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }
}
