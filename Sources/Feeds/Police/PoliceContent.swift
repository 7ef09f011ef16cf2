package import Events

/// What a row of data.police.uk is in the ledger.
package enum PoliceKind: Hashable, Sendable {
  case crime
  /// An incident of kind `asb`.
  case incident
}

/// The content of one crime or incident: what a newer statement can change.
package struct PoliceContent: Hashable, Sendable {
  package var kind: PoliceKind
  /// The ledger's word for the category; empty for an incident.
  package var offence: String
  /// A GSS code.
  package var area: String
  package var location: ExactText?
  /// Degrees, both or neither.
  package var longitude: Double?
  package var latitude: Double?
  /// Always nil for an incident.
  package var outcome: ExactText?

  package init(
    kind: PoliceKind, offence: String, area: String, location: ExactText? = nil, longitude: Double? = nil,
    latitude: Double? = nil, outcome: ExactText? = nil
  ) {
    self.kind = kind
    self.offence = offence
    self.area = area
    self.location = location
    self.longitude = longitude
    self.latitude = latitude
    self.outcome = outcome
  }

  /// Whether two contents name the same area, location and coordinates.
  func hasSamePlace(as other: PoliceContent) -> Bool {
    area == other.area && location == other.location && longitude == other.longitude
      && latitude == other.latitude
  }
}
