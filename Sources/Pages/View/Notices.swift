internal import Events
internal import Figures
internal import Projections
internal import Snapshots

/// What is noted of the ledger as a whole.
enum Notices {
  static func general(_ point: Snapshot) -> [String] {
    point.projection.facts.practices.known(at: point.length).map(\.content).filter(\.isGeneral).map(\.text)
  }
}
