public import Events

extension AreaMistake {
  public func rule(at door: Door) -> String {
    switch self {
    case .badCode: "an area code is 1 to 64 letters, digits, hyphens and slashes"
    case .twoTraits(let trait, let here, let earlier, let line):
      "the area has the \(trait.rawValue) \(here) here and \(earlier) on line \(line)"
    case .belowItself: "the area lies below itself"
    case .badLevel: "a level is lower-case words joined by hyphens"
    case .noFinestCode: "the finest area of the row has no code"
    case .noCodes: "no column holds area codes"
    case .levelTwice(let level): "two columns hold areas of the level \(level)"
    case .unknownColumn: "the column is none of an ONS look-up"
    case .twoPopulations(let code, let year, let persons, let line):
      "\(code) has \(persons) persons in \(year) on line \(line)"
    case .unknownPopulationColumn: "the column is none of a table of populations"
    case .noPopulationColumns: "a table of populations has one column of codes and one for each year"
    case .badYear: "a year has four digits"
    case .badPersons: "the number of persons is not a whole number from 0 up"
    }
  }

  public func remedy(at door: Door) -> String {
    switch self {
    case .badCode: "Give a GSS code such as E07000129"
    case .twoTraits: "Give each area one parent, one name and one level"
    case .belowItself: "Correct the parents of the areas in this cycle"
    case .badLevel: "Write it as district or police-force-area"
    case .noFinestCode: "Give its code"
    case .noCodes: "Give an ONS look-up with columns such as LSOA11CD,LADCD,LADNM, or code,name,level,parent"
    case .levelTwice: "Keep one of them"
    case .unknownColumn: "Take it out, or give code,name,level,parent"
    case .twoPopulations: "Give each area and year one number"
    case .unknownPopulationColumn:
      "Take it out; known are a code, names, country and population_YYYY, or code,year,persons"
    case .noPopulationColumns: "Give code,year,persons, or a code and columns such as population_2018"
    case .badYear: "Write it as 2018"
    case .badPersons: "Write digits alone, without separators of thousands, or leave it empty"
    }
  }
}
