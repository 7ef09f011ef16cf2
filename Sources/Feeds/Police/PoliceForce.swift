package import Events

/// A police force as data.police.uk names it.
package struct PoliceForce: Hashable, Sendable {
  /// The word in file names and addresses, such as `leicestershire`.
  package let slug: String
  /// The text in the column "Reported by", such as `Leicestershire Police`.
  package let name: String
  /// The area of rows that the source did not place: the ONS police force area code.
  package let area: String

  package init(slug: String, name: String, area: String) {
    self.slug = slug
    self.name = name
    self.area = area
  }

  /// Reads a table of forces: a CSV file with the columns `slug,name,area`.
  package static func table(file: String, bytes: [UInt8]) throws(Refusal) -> [PoliceForce] {
    var reader = CSVReader(file: file, bytes: bytes)
    guard try reader.header() == ["slug", "name", "area"] else {
      throw reader.refusal(reader.rowText, PoliceMistake.badForcesTable)
    }
    var forces: [PoliceForce] = []
    while try reader.next() {
      forces.append(PoliceForce(slug: reader.text(0), name: reader.text(1), area: reader.text(2)))
    }
    return forces
  }
}
