/// What a file says of areas.
package struct AreaTable: Sendable {
  /// Each area as often as it has parents, parents before their children; one without a parent once.
  package var rows: [AreaRow] = []
  /// In which administrative area an area of a look-up lies by its row, where the link itself is in another geography:
  /// the district of an LSOA in `LSOA11CD,MSOA11CD,LADCD`. It places only what the ledger holds as provisional there.
  package var administrativeParents: [String: String] = [:]
  package var notes: [AreaNote] = []
}
