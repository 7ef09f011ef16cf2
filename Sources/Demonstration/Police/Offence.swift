/// The offences of the history.
enum Offence: UInt8, CaseIterable {
  case residential, business, dwelling, nonDwelling
  case theftOfVehicle, theftFromVehicle, interference
  case violenceWithInjury, violenceWithoutInjury, rape, otherSexual
  case robbery, shoplifting, bicycle, fromThePerson, otherTheft, damage, publicOrder, drugs, weapons, other

  var path: String {
    switch self {
    case .residential: "burglary/residential"
    case .business: "burglary/business-and-community"
    case .dwelling: "burglary/dwelling"
    case .nonDwelling: "burglary/non-dwelling"
    case .theftOfVehicle: "vehicle/theft-of"
    case .theftFromVehicle: "vehicle/theft-from"
    case .interference: "vehicle/interference"
    case .violenceWithInjury: "violence/with-injury"
    case .violenceWithoutInjury: "violence/without-injury"
    case .rape: "sexual/rape"
    case .otherSexual: "sexual/other"
    case .robbery: "robbery"
    case .shoplifting: "theft/shoplifting"
    case .bicycle: "theft/bicycle"
    case .fromThePerson: "theft/from-the-person"
    case .otherTheft: "theft/other"
    case .damage: "criminal-damage-and-arson"
    case .publicOrder: "public-order"
    case .drugs: "drugs"
    case .weapons: "possession-of-weapons"
    case .other: "other-crime"
    }
  }

  /// Those that are recorded from April 2017 on; burglaries of before are converted.
  static let recorded = allCases.filter { $0 != .dwelling && $0 != .nonDwelling }

  /// Roughly how many a year where the report does not say: in the first year, in the year before, and now.
  var usual: [Double] {
    switch self {
    case .residential: [2950, 0, 0]
    case .business: [1950, 0, 0]
    case .dwelling, .nonDwelling: [0, 0, 0]
    case .theftOfVehicle: [1050, 0, 0]
    case .theftFromVehicle: [2900, 0, 0]
    case .interference: [650, 0, 0]
    case .violenceWithInjury: [3350, 0, 0]
    case .violenceWithoutInjury: [6500, 8400, 10_900]
    case .rape: [320, 0, 0]
    case .otherSexual: [680, 0, 0]
    case .robbery: [210, 240, 270]
    case .shoplifting: [3500, 3700, 3750]
    case .bicycle: [820, 850, 800]
    case .fromThePerson: [290, 310, 300]
    case .otherTheft: [4300, 4450, 4400]
    case .damage: [5000, 5250, 5150]
    case .publicOrder: [1900, 2750, 3950]
    case .drugs: [820, 850, 980]
    case .weapons: [210, 270, 340]
    case .other: [650, 850, 1150]
    }
  }

  /// How many in ten thousand are domestic, where the report does not say.
  var domesticShare: Int {
    switch self {
    case .violenceWithInjury, .violenceWithoutInjury: 3400
    case .rape, .otherSexual: 1300
    case .damage: 800
    case .publicOrder: 900
    case .other: 1000
    case .otherTheft: 200
    default: 0
    }
  }

  /// What such a crime is first taken for at times.
  var confusedWith: [Offence] {
    switch self {
    case .residential: [.business, .damage]
    case .business: [.residential, .otherTheft]
    case .dwelling: [.nonDwelling]
    case .nonDwelling: [.dwelling]
    case .theftOfVehicle: [.theftFromVehicle]
    case .theftFromVehicle: [.otherTheft, .interference, .damage]
    case .interference: [.theftFromVehicle, .damage]
    case .violenceWithInjury: [.violenceWithoutInjury, .robbery]
    case .violenceWithoutInjury: [.violenceWithInjury, .publicOrder]
    case .rape: [.otherSexual]
    case .otherSexual: [.violenceWithoutInjury, .rape]
    case .robbery: [.fromThePerson]
    case .shoplifting, .bicycle, .fromThePerson: [.otherTheft]
    case .otherTheft: [.fromThePerson, .bicycle]
    case .damage: [.otherTheft, .publicOrder]
    case .publicOrder: [.violenceWithoutInjury]
    case .drugs, .weapons: [.other]
    case .other: [.publicOrder]
    }
  }

  /// Whether somebody may have reported it as anti-social behaviour.
  var beginsAsIncident: Bool { [.publicOrder, .damage, .violenceWithoutInjury].contains(self) }
}
