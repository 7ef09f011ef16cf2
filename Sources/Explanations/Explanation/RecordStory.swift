package import Events
package import Figures
package import Projections
package import Snapshots

/// What the evidence says of one record to whoever may see it: what it is, and how it stood at the two ends of a reason.
package struct RecordStory: Sendable {
  /// How a record stood at one end.
  package enum Standing: Sendable {
    /// It had not been recorded yet.
    case unknown
    /// It was cancelled, withdrawn or transferred.
    case closed
    /// Its date, or its area, lay outside of what is counted.
    case outsidePeriod(CivilDate)
    case outsideArea(Figure.AreaLabel)
    /// A version of the definition ruled on it; on what it is out of where that counts records.
    case judged(version: Int, Ruling, of: Ruling?)
  }

  package typealias Field = (field: RecordField, value: StoredValue)

  package var date: CivilDate
  package var area: Figure.AreaLabel
  /// What the record holds beside date, area and party, in the order of its fields.
  package var fields: [Field]
  package var before: Standing
  package var after: Standing
  /// The subjects of the other records that a ruling names.
  package var subjects: [RecordID: String]
}
