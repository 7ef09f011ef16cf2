public import Events

extension AreaMistake {
  public func rule(at door: Door) -> String {
    switch self {
    case .badCode: "an area code is 1 to 64 letters, digits, hyphens and slashes"
    case .twoTraits(let trait, let here, let earlier, let line):
      "the area has the \(trait.rawValue) \(here) here and \(earlier) on line \(line)"
    case .belowItself: "the area lies below itself"
    case .badLevel: "a level is lower-case words joined by hyphens"
    case .badGeography: "a geography is lower-case words joined by hyphens and slashes"
    case .badDate: "the date does not exist"
    case .nothingLeft: "no row of the file names an area"
    case .moves(let count, let first):
      (count == 1 ? "1 area in use would leave its parent" : "\(count.grouped) areas in use would leave their parents")
        + ": " + AreaMove.list(first.map(\.words), of: count)
    case .noCodes: "no column holds area codes"
    case .levelTwice(let level): "two columns hold areas of the level \(level)"
    case .unknownColumn: "the column is none of an ONS look-up"
    case .coarserFirst(let level, let column, let finer, let finerColumn):
      "an area of \(column) (\(level)) would lie below one of \(finerColumn) (\(finer))"
    case .unknownVintages: "a change indicator stands between areas of 2001 and 2011, or of 2011 and 2021"
    case .badChange: "a change indicator is U, S, M or X"
    case .unchangedButOther(let code): "the area is unchanged, and had the code \(code)"
    }
  }

  public func remedy(at door: Door) -> String {
    switch self {
    case .badCode: "Give a GSS code such as E07000129"
    case .twoTraits: "Give each area one parent in each geography, one name, one level and one life"
    case .belowItself: "Correct the parents of the areas in this cycle"
    case .badLevel: "Write it as district or police-force-area"
    case .badGeography: "Write it as ward or community-safety"
    case .badDate: "Write it as 2021-03-21"
    case .nothingLeft: "Give a file with codes such as E07000129"
    case .moves:
      "Give \(door.name(Parameter("geography"))) NAME to keep both groupings, or \(door.name(Parameter("accept-moves")))"
        + " where the areas did move"
    case .noCodes: "Give an ONS look-up with columns such as LSOA11CD,LADCD,LADNM, or code,name,level,parent"
    case .levelTwice: "Keep one of them"
    case .unknownColumn: "Take it out, or give code,name,level,parent"
    case .coarserFirst(_, let column, _, let finerColumn):
      "Put the columns from the finest level to the coarsest: \(finerColumn) before \(column)"
    case .unknownVintages: "Name the columns as the ONS does, such as LSOA11CD and LSOA21CD"
    case .badChange: "Give it as published: unchanged, split, merged or irregular"
    case .unchangedButOther: "Correct the indicator, or one of the codes"
    }
  }
}

extension AreaMove {
  /// Which area leaves what for what.
  fileprivate var words: String {
    let place = geography == AreaGeography.administrative ? "" : " in the geography \(geography)"
    return "\(area.title) would leave \(from.words) for \(to.words)\(place)"
  }
}
