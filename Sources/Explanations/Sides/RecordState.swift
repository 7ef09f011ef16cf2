/// A record as the two sides know it: the rows of its postings that hold its content, where it is open.
struct RecordState {
  /// Why the record may stand differently at the two sides.
  enum Change { case none, window, late, removed, corrected }

  var rowA: Int?
  var rowB: Int?
  var change = Change.none
  /// The row with its content as last known at B where it is known there, else at A; a closed record has one too.
  var lastRow = 0

  /// The row in a mixture; nil where the record is not open in it.
  func row(_ mixture: Mixture) -> Int? {
    switch change {
    case .none: rowA
    case .window: mixture.isAtB(.window) ? rowB : rowA
    case .late: mixture.isAtB(.late) ? rowB : rowA
    case .removed: mixture.isAtB(.removed) ? rowB : rowA
    case .corrected: mixture.isAtB(.corrected) ? rowB : rowA
    }
  }
}
