internal import Events

/// A crime as it is first sent.
struct Crime {
  var date: CivilDate
  /// The month, counted from the first of the returns.
  var month: Int
  var offence: Offence
  var flags: Flags = []
  var place: UInt8
  /// The return in which it is sent.
  var opened: Int
  /// Its number within that return.
  var number = 0
}

/// An incident as it is first sent.
struct Incident {
  enum Kind: String { case asb, hate, domestic }

  enum Category: String, CaseIterable { case nuisance, personal, environmental }

  var date: CivilDate
  var month: Int
  var kind: Kind
  var category: Category?
  var flags: Flags = []
  var place: UInt8
  var opened: Int
  var number = 0
}

/// What becomes of a record later.
enum PoliceChange {
  case reclassified(Offence)
  case requalified(Incident.Category)
  case redated(CivilDate)
  case relocated(UInt8)
  case flagged(Flags)
  case unflagged(Flags)
  case resolved(String)
  case cancelled
  case transferred
  /// It became a crime, given by its position.
  case crimed(Int)
}
