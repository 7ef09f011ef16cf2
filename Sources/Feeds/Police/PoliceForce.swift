package import Events

/// A police force as data.police.uk names it.
package struct PoliceForce: Hashable, Sendable {
  /// The word in file names and addresses, such as `leicestershire`.
  package let slug: String
  /// The text in the column "Reported by", such as `Leicestershire Police`.
  package let name: String
  /// The area of rows that the source did not place: the ONS police force area code.
  package let area: String
  /// What else it is called: a force may be renamed, and keeps its slug.
  package let otherNames: [String]

  package init(slug: String, name: String, area: String, otherNames: [String] = []) {
    self.slug = slug
    self.name = name
    self.area = area
    self.otherNames = otherNames
  }

  /// Reads a table of forces: a CSV file with the columns `slug,name,area`. A force of several names has several rows.
  package static func table(file: String, bytes: [UInt8]) throws(Refusal) -> [PoliceForce] {
    var reader = CSVReader(file: file, bytes: bytes)
    guard try reader.header() == ["slug", "name", "area"] else {
      throw reader.refusal(reader.rowText, PoliceMistake.badForcesTable)
    }
    var forces: [PoliceForce] = []
    while try reader.next() {
      let (slug, name, area) = (reader.text(0), reader.text(1), reader.text(2))
      guard !forces.contains(where: { $0.isCalled(ExactText(name)) }) else {
        throw reader.refusal(name, field: "name", PoliceMistake.forceTwice)
      }
      guard let place = forces.firstIndex(where: { $0.slug == slug }) else {
        forces.append(PoliceForce(slug: slug, name: name, area: area))
        continue
      }
      let force = forces[place]
      guard force.area == area else { throw reader.refusal(area, field: "area", PoliceMistake.forceTwice) }
      forces[place] = PoliceForce(slug: slug, name: force.name, area: area, otherNames: force.otherNames + [name])
    }
    return forces
  }

  private func isCalled(_ name: ExactText) -> Bool { ([self.name] + otherNames).contains { ExactText($0) == name } }
}
