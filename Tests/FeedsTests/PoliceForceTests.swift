import Events
import Feeds
import Testing

@Suite("The force of a street-level file") struct PoliceForceTests {
  private static let reader = PoliceReader(forces: [
    PoliceForce(
      slug: "hampshire", name: "Hampshire Constabulary", area: "E23000030",
      otherNames: ["Hampshire and Isle of Wight Constabulary"]),
    LookAlike.leicestershire,
  ])

  /// The slugs of the statements, and what was refused: its line, field and mistake.
  private func read(_ names: [String], file: String, isRejects: Bool = false) throws -> (
    slugs: [String], refused: [String]
  ) {
    var refused: [String] = []
    var bytes = LookAlike.file(names.map { LookAlike.row(force: $0) })
    if isRejects {
      var rejects = PoliceRejects()
      let (_, rows) = try LookAlike.read(LookAlike.file(names.map { LookAlike.row(force: $0, type: "?") }))
      for row in rows { rejects.append(row) }
      bytes = Array(String(decoding: rejects.bytes, as: UTF8.self).replacing(",?,Under", with: ",Drugs,Under").utf8)
    }
    let statements = try Self.reader.read(file: file, bytes: bytes) {
      refused.append("\($0.refusal.line) \($0.refusal.field)")
    }.streets
    return (statements.map(\.force.slug), refused)
  }

  @Test("a renamed force is known by its new name, and by both in one file")
  func renamed() throws {
    let (old, new) = ("Hampshire Constabulary", "Hampshire and Isle of Wight Constabulary")
    for names in [[new], [old, new], [new, old, new]] {
      let (slugs, refused) = try read(names, file: "crimes.csv")
      #expect(slugs == ["hampshire"] && refused.isEmpty, "\(names)")
    }
  }

  @Test("a name that is not known is that of the slug in the file's name, in all rows alike")
  func unknownName() throws {
    let file = "2018-10/2018-10-hampshire-street.csv"
    let (slugs, refused) = try read(["Solent Police", "Solent Police"], file: file)
    #expect(slugs == ["hampshire"] && refused.isEmpty)
    #expect(try read(["Solent Police", "Wessex Police"], file: file).refused == ["3 Reported by"])
    #expect(try read(["Solent Police", "Hampshire Constabulary"], file: file).refused == ["3 Reported by"])
    #expect(try read(["Hampshire Constabulary", "Solent Police"], file: file).refused == ["3 Reported by"])
  }

  @Test("a name that is not known and close to a known one is told of, where the file's name decided")
  func misspelt() throws {
    func misspelt(_ name: String) throws -> String? {
      let bytes = LookAlike.file([LookAlike.row(force: name)])
      let statements = try Self.reader.read(file: "2018-10-leicestershire-street.csv", bytes: bytes) { _ in }.streets
      #expect(statements.map(\.force.slug) == [name == "Hampshire Constabulary" ? "hampshire" : "leicestershire"])
      return statements.first?.misspeltForce.map { "\($0.line) \($0.name): \($0.nearest)" }
    }
    #expect(try misspelt("Hampshir Constabulary") == "2 Hampshir Constabulary: Hampshire Constabulary")
    #expect(try misspelt("leicestershire polise") == "2 leicestershire polise: Leicestershire Police")
    for name in ["Solent Police", "Hampshire Constabulary", "Leicestershire Police", "Leicestershire"] {
      #expect(try misspelt(name) == nil, "\(name)")
    }
  }

  @Test("where neither tells a force the file is refused, with what its name has to be")
  func unknownForce() throws {
    for file in ["crimes.csv", "2018-10-solent-street.csv"] {
      let error = #expect(throws: Refusal.self) { try read(["Solent Police", "Solent Police"], file: file) }
      #expect(error?.line == 2 && error?.field == "Reported by" && error?.value == "Solent Police")
      #expect(error?.mistake as? PoliceMistake == .unknownForce(known: ["hampshire", "leicestershire"]))
      #expect(error?.remedy.contains("2018-10-leicestershire-street.csv") == true)
      #expect(error?.remedy.contains("one of hampshire, leicestershire") == true)
    }
  }

  @Test("rows that name a known force are of that force, whatever the file's name says")
  func otherName() throws {
    #expect(try read(["Leicestershire Police"], file: "2018-10-hampshire-street.csv").slugs == ["leicestershire"])
  }

  @Test("rows refused before are taken under a name that tells the force")
  func rejects() throws {
    let names = ["Solent Police", "Solent Police"]
    let (none, refused) = try read(names, file: "rejects.csv", isRejects: true)
    #expect(none.isEmpty && refused == ["2 Reported by", "3 Reported by"])
    #expect(try read(names, file: "2018-10-hampshire-street.csv", isRejects: true).slugs == ["hampshire"])
  }
}
