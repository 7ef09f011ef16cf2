import Events

/// The numbers of a table, area by area and year by year, until all of it is read: then they are added up.
struct PopulationSums {
  /// What is wrong with the numbers.
  struct Fault: Error {
    let mistake: PopulationMistake
  }

  /// The numbers of one area and year.
  private struct Group {
    var code: String
    var year: Int
    var of: String?
    var line: Int
    /// By sex: the number of all ages, and the sum of single ages with how many they are.
    var all: [Int?] = [nil, nil, nil]
    var singles = [0, 0, 0]
    var counts = [0, 0, 0]
  }

  private struct Key: Hashable {
    var code: String
    var year: Int
    var of: String?
  }

  private struct Cell: Hashable {
    var group: Int
    var sex: PopulationSex
    var age: PopulationAge
  }

  private let selection: PopulationSelection
  private var groups: [Group] = []
  private var places: [Key: Int] = [:]
  private var cells: [Cell: (persons: Int, line: Int)] = [:]
  /// The single ages that the table knows.
  private var ages: Set<Int> = []

  init(_ selection: PopulationSelection) { self.selection = selection }

  /// Takes a number of the table.
  mutating func add(
    _ persons: Int, code: String, year: Int, of: String?, sex: PopulationSex, age: PopulationAge, line: Int
  ) throws(Fault) {
    if case .single(let age) = age { ages.insert(age) }
    guard selection.sex == nil || selection.sex == sex, isWanted(age) else { return }
    let key = Key(code: code, year: year, of: of)
    let place = places[key] ?? groups.count
    if place == groups.count {
      places[key] = place
      groups.append(Group(code: code, year: year, of: of, line: line))
    }
    let cell = Cell(group: place, sex: sex, age: age)
    if let known = cells[cell] {
      guard known.persons == persons else {
        throw Fault(mistake: .twice(persons: known.persons, line: known.line))
      }
      return
    }
    cells[cell] = (persons, line)
    let index = Int(sex.rawValue)
    switch age {
    case .all: groups[place].all[index] = persons
    case .single:
      groups[place].singles[index] += persons
      groups[place].counts[index] += 1
    }
  }

  private func isWanted(_ age: PopulationAge) -> Bool {
    guard let wanted = selection.ages else { return true }
    guard case .single(let age) = age else { return false }
    return age >= wanted.first && age <= wanted.last ?? age
  }

  /// The sums, in the order in which the table first has a number of each.
  /// - Parameters:
  ///   - faultyCodes: areas of which numbers could not be read; those that are missing of them are not refused.
  ///   - refused: called for every sum that lacks a number.
  /// - Throws: `Refusal` where the ages asked for are not in the table, or nothing is.
  func rows(
    file: String, faultyCodes: Set<String>, _ refused: (Refusal) -> Void
  ) throws(Refusal) -> [PopulationRow] {
    let expected = try expectedAges(file: file)
    var rows: [PopulationRow] = []
    var isWhole = true
    for group in groups where !faultyCodes.contains(group.code) {
      do throws(Fault) {
        guard let persons = try persons(of: group, expected) else { continue }
        let of = selection.of ?? group.of
        rows.append(PopulationRow(code: group.code, year: group.year, persons: persons, of: of, line: group.line))
      } catch {
        isWhole = false
        refused(Refusal(file: file, line: group.line, value: group.code, error.mistake))
      }
    }
    guard !rows.isEmpty || !isWhole else {
      throw Refusal(file: file, line: 1, .whole, PopulationMistake.nothingLeft)
    }
    return rows
  }

  /// How many single ages make up what is asked for.
  private func expectedAges(file: String) throws(Refusal) -> Int {
    guard let wanted = selection.ages else { return ages.count }
    func refusal(_ mistake: PopulationMistake) -> Refusal {
      Refusal(file: file, line: 1, .parameter(Parameter("ages")), mistake)
    }
    guard let last = ages.max() else { throw refusal(.noAges) }
    guard wanted.first <= last, wanted.last ?? last <= last else { throw refusal(.beyondLastAge(last)) }
    let wantedAges = wanted.first...(wanted.last ?? last)
    if let missing = wantedAges.first(where: { !ages.contains($0) }) { throw refusal(.ageNotThere(missing)) }
    return wantedAges.count
  }

  /// The number of persons; nil where the table does not have it. Rows of persons stand for males and females together:
  /// they are taken where they are there, and never added.
  private func persons(of group: Group, _ expected: Int) throws(Fault) -> Int? {
    if let sex = selection.sex { return try persons(of: group, sex, expected) }
    if let persons = try persons(of: group, .persons, expected) { return persons }
    let (males, females) = (try persons(of: group, .male, expected), try persons(of: group, .female, expected))
    switch (males, females) {
    case (let males?, let females?): return males + females
    case (nil, nil): return nil
    default:
      throw Fault(mistake: .oneSex(code: group.code, year: group.year, sex: males == nil ? .female : .male))
    }
  }

  private func persons(
    of group: Group, _ sex: PopulationSex, _ expected: Int
  ) throws(Fault) -> Int? {
    let index = Int(sex.rawValue)
    if let all = group.all[index] { return all }
    let found = group.counts[index]
    if found == 0 { return nil }
    guard found == expected else {
      throw Fault(
        mistake: .missingAges(code: group.code, year: group.year, expected: expected, found: found))
    }
    return group.singles[index]
  }
}
