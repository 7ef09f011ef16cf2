import Foundation
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

@Suite("Checkpoints and proofs")
struct CheckpointTests {
  private static let data = ProcessInfo.processInfo.environment["INCIDENT_LEDGER_DATA"].map { $0 + "/merkle" }

  /// A proof of the vectors of transparency-dev/merkle: of inclusion, or of consistency.
  private struct Vector: Decodable {
    var leafIdx: UInt64?
    var treeSize: UInt64?
    var leafHash: Data?
    var root: Data?
    var size1: UInt64?
    var size2: UInt64?
    var root1: Data?
    var root2: Data?
    var proof: [Data]?
    var desc: String
    var wantErr: Bool

    /// No tree is as large as what does not fit.
    private static func whole(_ number: UInt64) -> Int { Int(exactly: number) ?? -1 }

    var holds: Bool {
      let hashes = (proof ?? []).map { Array($0) }
      if let leafIdx, let treeSize {
        return TreeProof.holds(
          hashes, leaf: Array(leafHash ?? Data()), at: Vector.whole(leafIdx), size: Vector.whole(treeSize),
          root: Array(root ?? Data()))
      }
      return TreeProof.holds(
        hashes, first: Vector.whole(size1 ?? 0), root: Array(root1 ?? Data()), size: Vector.whole(size2 ?? 0),
        root: Array(root2 ?? Data()))
    }
  }

  @Test(
    "proofs that others made hold or fail as they say",
    .enabled(if: data != nil, "INCIDENT_LEDGER_DATA does not name the folder of real data"),
    arguments: ["inclusion", "consistency"])
  func vectors(kind: String) throws {
    let folder = try #require(Self.data) + "/rfc6962-proof-vectors/" + kind
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
    #expect(paths.count > 50)
    for path in paths {
      let vector = try JSONDecoder().decode(
        Vector.self, from: Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)))
      // Trees of no leaves have no proof here.
      if vector.size1 == 0 || vector.size2 == 0 || vector.treeSize == 0 { continue }
      #expect(vector.holds == !vector.wantErr, "\(path): \(vector.desc)")
    }
  }

  @Test(
    "checkpoints that others signed are read, checked and written as they were",
    .enabled(if: data != nil, "INCIDENT_LEDGER_DATA does not name the folder of real data"))
  func tessera() throws {
    let folder = try #require(Self.data) + "/tessera-tiles-log"
    let verifier = try NoteVerifier("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx")
    for size in 0...15 {
      let text = try String(contentsOfFile: folder + "/checkpoint.\(size)", encoding: .utf8)
      let note = try SignedNote(text)
      #expect(verifier.holds(note) && note.document == text)
      let checkpoint = try LedgerCheckpoint(note.text)
      #expect(checkpoint.size == size && checkpoint.text == note.text)
      #expect(
        !verifier.holds(
          SignedNote(text: note.text.replacing("\n\(size)\n", with: "\n99\n"), signatures: note.signatures)))
    }
  }

  @Test("proofs of every leaf and every beginning hold, and no changed one does")
  func proofs() throws {
    var random = SplitMix64(seed: 3)
    let leaves = (0..<300).map { TreeHash.leaf([UInt8(truncatingIfNeeded: $0), UInt8($0 / 256)]) }
    func tile(_ level: Int, _ index: Int) -> [UInt8] {
      let width = 1 << (8 * level)
      var hashes: [UInt8] = []
      for offset in 0..<256 {
        let start = (index * 256 + offset) * width
        guard start + width <= leaves.count else { break }
        let below: [UInt8] = leaves[start..<start + width].flatMap { $0 }
        hashes += width == 1 ? below : TreeHash.perfect(below[...])
      }
      return hashes
    }
    for size in [1, 2, 3, 7, 8, 255, 256, 257, 300] {
      let root = TreeTiles.root(size: size, tile: tile)
      for index in Set([0, size - 1, size / 2, .random(in: 0..<size, using: &random)]) {
        let proof = TreeProof.inclusion(of: index, in: size, tile: tile)
        #expect(TreeProof.holds(proof, leaf: leaves[index], at: index, size: size, root: root))
        #expect(!TreeProof.holds(proof, leaf: leaves[(index + 1) % 300], at: index, size: size, root: root))
        for step in proof.indices {
          var changed = proof
          changed[step][.random(in: 0..<32, using: &random)] ^= 1
          #expect(!TreeProof.holds(changed, leaf: leaves[index], at: index, size: size, root: root))
        }
      }
      for first in Set([1, size, (size + 1) / 2, .random(in: 1...size, using: &random)]) {
        let begun = TreeTiles.root(size: first, tile: tile)
        let proof = TreeProof.consistency(of: first, in: size, tile: tile)
        #expect(TreeProof.holds(proof, first: first, root: begun, size: size, root: root))
        #expect(first == size || !TreeProof.holds(proof, first: first, root: root, size: size, root: root))
      }
    }
  }

  @Test("a ledger holds its own checkpoints, and neither an older copy nor another ledger does")
  func findings() throws {
    let (world, other) = (try ScratchLedger(), try ScratchLedger())
    func event(_ id: Int, _ word: String) -> [UInt8] {
      Array(
        #"{"specversion":"1.0","id":"\#(id)","source":"t","type":"area.assigned","subject":"E0700000\#(id)","data":{"name":"\#(word)","level":"district"}}"#
          .utf8)
    }
    for id in 0..<4 {
      _ = try world.ledger.append { batch in try batch.add(event(id, "a")) }
      _ = try other.ledger.append { batch in try batch.add(event(id, id < 2 ? "a" : "b")) }
    }
    let signer = NoteSigner(name: "example.org/test")
    #expect(try NoteSigner(signer.text).verifier == signer.verifier)
    let note = try SignedNote(world.ledger.checkpoint(signedBy: signer).document)
    #expect(signer.verifier.holds(note) && !NoteSigner(name: "example.org/test").verifier.holds(note))
    let checkpoint = try LedgerCheckpoint(note.text)
    #expect(try checkpoint.finding(in: world.ledger) == .holds(more: 0))
    _ = try world.ledger.append { batch in try batch.add(event(5, "a")) }
    #expect(try checkpoint.finding(in: world.ledger) == .holds(more: 1))
    guard case .other = try checkpoint.finding(in: other.ledger) else { return #expect(Bool(false), "another ledger") }
    let empty = try ScratchLedger()
    #expect(try checkpoint.finding(in: empty.ledger) == .shorter(length: 0))
    let proof = try EventProof(EventProof(of: 2, in: world.ledger, signedBy: signer).document)
    #expect(try proof.holds(for: world.ledger.event(at: 2)))
    #expect(try !proof.holds(for: world.ledger.event(at: 1)))
  }
}
