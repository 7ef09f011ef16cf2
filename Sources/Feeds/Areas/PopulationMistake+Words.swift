public import Events

extension PopulationMistake {
  public func rule(at door: Door) -> String {
    switch self {
    case .unknownColumn: "the column is none of a table of populations"
    case .noColumns: "a table of populations has one column of codes, and numbers by year or by age"
    case .namesItself: "the column \"of\" of the table says what is counted"
    case .noAges: "the table tells no ages"
    case .noSexes: "the table tells no sexes"
    case .noYear: "the table tells no year"
    case .badYear: "a year has four digits"
    case .badPersons: "the number of persons is not a whole number from 0 up"
    case .badOf: "what is counted is lower-case words joined by hyphens and slashes"
    case .badSex: "a sex is 1 or 2, M or F, male, female or persons"
    case .badAge: "an age is a whole number of years, such as 17, 90+ or all ages"
    case .twice(let persons, let line): "the same is \(persons) on line \(line)"
    case .nothingLeft: "no row of the table has a number that is asked for"
    case .missingAges(let code, let year, let expected, let found):
      "\(code) has numbers for \(found) of \(expected) ages in \(year)"
    case .oneSex(let code, let year, let sex):
      "\(code) has numbers of \(sex == .male ? "males" : "females") alone in \(year)"
    case .partWithoutName: "some of the residents are counted under a name of their own"
    case .beyondLastAge(let last): "the last age of the table is \(last), which stands for \(last) and over"
    case .ageNotThere(let age): "the table has no age \(age)"
    }
  }

  public func remedy(at door: Door) -> String {
    func name(_ parameter: String) -> String { door.name(Parameter(parameter)) }
    return switch self {
    case .unknownColumn:
      "Take it out; known are a code, names, country, sex, age, population_YYYY, ages, or code,year,persons[,of]"
    case .noColumns: "Give code,year,persons[,of], or a code and columns such as population_2018 or All ages"
    case .namesItself: "Leave \(name("of")) out, or take the column out"
    case .noAges: "Leave \(name("ages")) out, or give a table by single years of age"
    case .noSexes: "Leave \(name("sex")) out, or give a table by sex"
    case .noYear: "Give it with \(name("year")) 2018"
    case .badYear: "Write it as 2018"
    case .badPersons: "Write it as 1234 or \"1,234\", or leave it empty"
    case .badOf: "Write it as households or aged-10-17"
    case .badSex: "Write it as male or female"
    case .badAge: "Write it as 17"
    case .twice: "Give each area, year, sex and age one number"
    case .nothingLeft: "Give a table with codes such as E07000129 and numbers beside them"
    case .missingAges: "Give a table with all of them: a number that is missing is not zero"
    case .oneSex: "Give a table of both, or take one of them with \(name("of")) NAME \(name("sex")) female"
    case .partWithoutName: "Give one with \(name("of")), such as aged-10-17"
    case .beyondLastAge(let last): "Ask for ages below \(last), or for all from one on, such as 65-"
    case .ageNotThere: "Ask for ages that it has"
    }
  }
}
