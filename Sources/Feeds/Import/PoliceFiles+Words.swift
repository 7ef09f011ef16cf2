internal import Events

extension PoliceFiles.Read {
  /// That blank rows were left out; nil where there were none.
  var note: String? {
    switch blankRowCount {
    case 0: nil
    case 1: "\(name): 1 blank row was left out."
    default: "\(name): \(blankRowCount.grouped) blank rows were left out."
    }
  }
}
