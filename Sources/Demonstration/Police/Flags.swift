/// The flags of a crime or an incident.
struct Flags: OptionSet, Hashable {
  let rawValue: UInt8

  static let domestic = Flags(rawValue: 1)
  static let race = Flags(rawValue: 2)
  static let religion = Flags(rawValue: 4)
  static let sexualOrientation = Flags(rawValue: 8)
  static let disability = Flags(rawValue: 16)
  static let transgender = Flags(rawValue: 32)
  static let aggravated = Flags(rawValue: 64)

  static let hate: Flags = [.race, .religion, .sexualOrientation, .disability, .transgender]

  var isHate: Bool { !isDisjoint(with: .hate) }

  private static let words: [(Flags, String)] = [
    (.domestic, "domestic"), (.race, "hate-race"), (.religion, "hate-religion"),
    (.sexualOrientation, "hate-sexual-orientation"), (.disability, "hate-disability"),
    (.transgender, "hate-transgender"), (.aggravated, "racially-or-religiously-aggravated"),
  ]

  var words: [String] { Flags.words.filter { contains($0.0) }.map(\.1) }
}
