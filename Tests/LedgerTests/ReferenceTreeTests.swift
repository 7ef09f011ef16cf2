import Events
import Foundation
import TestSupport
import Testing

@testable import Ledger

@Suite(
  "The reference trees",
  .enabled(if: dataFolder != nil, "set INCIDENT_LEDGER_DATA to the folder of the real data"))
struct ReferenceTreeTests {
  private struct Reference: Decodable {
    var leafInputs: [String]
    var roots: [String]
    var leafHash: String
    var nodeHash: String

    enum CodingKeys: String, CodingKey {
      case leafInputs = "leaf_inputs_hex"
      case roots = "root_hash_hex_by_tree_size"
      case leafHash = "leaf_hash_of_L123456"
      case nodeHash = "node_hash_of_N123_N456"
    }
  }

  private func reference() throws -> Reference {
    let path = try #require(dataFolder) + "/merkle/rfc6962_reference_tree.json"
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func bytes(_ hexadecimal: String) -> [UInt8] {
    stride(from: 0, to: hexadecimal.count, by: 2).map { offset in
      let start = hexadecimal.index(hexadecimal.startIndex, offsetBy: offset)
      return UInt8(hexadecimal[start...].prefix(2), radix: 16)!
    }
  }

  private func roots(_ leaves: [[UInt8]]) -> [[UInt8]] {
    var tiles = TreeTests.Tiles()
    for leaf in leaves { tiles.append(leaf) }
    return (0...leaves.count).map { tiles.root($0) }
  }

  @Test("the tree of eight leaves has the published root at every size")
  func eightLeaves() throws {
    let reference = try reference()
    let found = roots(reference.leafInputs.map(bytes))
    #expect(found.map { hexadecimal($0) } == reference.roots)
    #expect(hexadecimal(TreeHash.leaf(Array("L123456".utf8))) == reference.leafHash)
    let node = TreeHash.node(Array("N123".utf8), Array("N456".utf8))
    #expect(hexadecimal(node) == reference.nodeHash)
  }

  private struct Consistency: Decodable {
    var size1, size2: Int
    var root1, root2: String
    var wantErr: Bool
  }

  @Test("the good consistency proofs name the same roots")
  func consistency() throws {
    let folder = try #require(dataFolder) + "/merkle/rfc6962-proof-vectors/consistency"
    let known = roots(try reference().leafInputs.map(bytes)).map { Data($0).base64EncodedString() }
    var count = 0
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder)
    where name.hasSuffix(".json") && !name.hasPrefix("additional") {
      let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
      guard let vector = try? JSONDecoder().decode(Consistency.self, from: data), !vector.wantErr,
        vector.size1 > 0, vector.size2 < known.count
      else { continue }
      #expect(known[vector.size1] == vector.root1, "\(name)")
      #expect(known[vector.size2] == vector.root2, "\(name)")
      count += 1
    }
    #expect(count >= 4)
  }

  @Test("a tlog-tiles log has the root of every one of its checkpoints, and its tile")
  func tilesLog() throws {
    let folder = try #require(dataFolder) + "/merkle/tessera-tiles-log"
    let bundle = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/tile/entries/000.p/15")))
    var leaves: [[UInt8]] = []
    var position = 0
    while position < bundle.count {
      let count = Int(bundle[position]) << 8 | Int(bundle[position + 1])
      leaves.append(Array(bundle[position + 2..<position + 2 + count]))
      position += 2 + count
    }
    let found = roots(leaves)
    for size in 1...15 {
      let path = folder + "/checkpoint.\(size)"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[1] == "\(size)")
      #expect(Data(found[size]).base64EncodedString() == lines[2])
    }
    var tiles = TreeTests.Tiles()
    for leaf in leaves { tiles.append(leaf) }
    let tile = try Data(contentsOf: URL(fileURLWithPath: folder + "/tile/0/000.p/15"))
    #expect(tiles.all[Layout.tile(level: 0, index: 0)] == Array(tile))
  }
}
