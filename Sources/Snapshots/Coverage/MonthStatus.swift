/// What is known of the returns of a feed for an area and a month, the best first.
package enum MonthStatus: Int, Comparable, Sendable {
  case complete, partial, missing, undeclared

  package static func < (left: MonthStatus, right: MonthStatus) -> Bool { left.rawValue < right.rawValue }
}

/// The status of a month, with an area whose declaration made it so where there is one.
package struct MonthAccount: Equatable, Sendable {
  package var status: MonthStatus
  package var area: String?

  package init(_ status: MonthStatus, by area: String? = nil) {
    self.status = status
    self.area = area
  }

  /// The worse of two, the first where they are as bad.
  func worst(_ other: MonthAccount) -> MonthAccount { other.status > status ? other : self }
}
