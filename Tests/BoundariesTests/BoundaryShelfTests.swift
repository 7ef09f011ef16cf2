import Boundaries
import Foundation
import Ledger
import LedgerTestSupport
import TestSupport
import Testing

@Suite("Boundaries beside a ledger")
struct BoundaryShelfTests {
  private func topology(_ columns: Int, steps: Int = 4) throws -> Topology {
    try BoundaryFile(MadeUpMap.geoJSON(columns: columns, rows: 1, steps: steps), file: "grid").topology
  }

  private func names(_ scratch: ScratchLedger) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.ledger.folder + "/boundaries").sorted()
  }

  @Test("what is kept is what is read, and the same again changes nothing")
  func kept() throws {
    let scratch = try ScratchLedger()
    let shelf = BoundaryShelf(beside: scratch.ledger)
    #expect(try shelf.isEmpty && shelf.layers().isEmpty)
    let topology = try topology(3)
    let kept = try shelf.keep(topology)
    #expect(!kept.wasThere)
    let other = BoundaryShelf(beside: scratch.ledger)
    #expect(try other.layers().map(\.topology) == [topology])
    #expect(try other.keep(topology).wasThere)
    #expect(try names(scratch) == ["000001-\(kept.hash).json"])
  }

  @Test("of an area the newest import counts, and an import that newer ones cover goes")
  func newest() throws {
    let scratch = try ScratchLedger()
    let shelf = BoundaryShelf(beside: scratch.ledger)
    let wide = try shelf.keep(try topology(3))
    let narrow = try shelf.keep(try topology(2, steps: 6))
    let layers = try shelf.layers(of: ["E05000000", "E05000002", "E05000009"])
    #expect(layers.map(\.hash) == [narrow.hash, wide.hash])
    #expect(layers.map { $0.topology.areas.map(\.code) } == [["E05000000"], ["E05000002"]])
    let newest = try shelf.keep(try topology(4))
    #expect(try names(scratch) == ["000003-\(newest.hash).json"])
  }

  @Test("the folder can be deleted, and a file that was changed is told")
  func damaged() throws {
    let scratch = try ScratchLedger()
    let kept = try BoundaryShelf(beside: scratch.ledger).keep(try topology(2))
    let path = scratch.ledger.folder + "/boundaries/000001-\(kept.hash).json"
    var contents = try Data(contentsOf: URL(fileURLWithPath: path))
    contents[contents.count / 2] ^= 1
    try contents.write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: LedgerError.self) { try BoundaryShelf(beside: scratch.ledger).layers() }
    #expect(error?.code == .damaged && error?.message.contains("import boundaries FILE takes them anew") == true)
    #expect(try BoundaryShelf(beside: scratch.ledger).shown(of: ["E05000000"]).isDamaged)
    let anew = try BoundaryShelf(beside: scratch.ledger).keep(try topology(2))
    #expect(!anew.wasThere && anew.removed == [path] && anew.hash == kept.hash)
    let shown = try BoundaryShelf(beside: scratch.ledger).shown(of: ["E05000000"])
    #expect(!shown.isDamaged && shown.layers.map(\.codes) == [["E05000000"]])
    try FileManager.default.removeItem(atPath: scratch.ledger.folder + "/boundaries")
    #expect(try BoundaryShelf(beside: scratch.ledger).layers().isEmpty)
  }
}
