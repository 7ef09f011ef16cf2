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
  package var location: String?
  /// Degrees, both or neither.
  package var longitude: Double?
  package var latitude: Double?
  /// Always nil for an incident.
  package var outcome: String?

  package init(
    kind: PoliceKind, offence: String, area: String, location: String? = nil, longitude: Double? = nil,
    latitude: Double? = nil, outcome: String? = nil
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

/// One row of a street-level file.
package struct PoliceRow: Hashable, Sendable {
  package var content: PoliceContent
  /// The source's identifier, empty where it gives none. It names a record only within its force and month, and may
  /// repeat even there.
  package var crimeID: String
  /// The column "Context", nil when empty; not content of the record.
  package var note: String?
  /// The 1-based line of the file.
  package var line: Int

  package init(content: PoliceContent, crimeID: String, note: String? = nil, line: Int) {
    self.content = content
    self.crimeID = crimeID
    self.note = note
    self.line = line
  }
}

/// What one file says of one force's month.
package struct PoliceStatement: Sendable {
  /// Whether a record that is not stated has vanished.
  package enum Completeness: Sendable {
    /// Every record of the month is stated.
    case full
    /// Rows of the file were refused, so what is missing may be among them.
    case rowsRefused
    /// A file of formerly refused rows, which states only those.
    case rejects
  }

  package var file: String
  package var force: PoliceForce
  /// `YYYY-MM`.
  package var month: String
  package var completeness: Completeness
  /// In the order of the file.
  package var rows: [PoliceRow]

  package init(
    file: String, force: PoliceForce, month: String, completeness: Completeness = .full, rows: [PoliceRow]
  ) {
    self.file = file
    self.force = force
    self.month = month
    self.completeness = completeness
    self.rows = rows
  }

  /// What the subjects of all its records begin with: `<slug>/<YYYY-MM>/`.
  package var subjectPrefix: String { PoliceSubject.prefix(force: force, month: month) }
}
