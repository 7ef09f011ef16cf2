import TestSupport
import Testing

@testable import Ledger

@Suite("The tree")
struct TreeTests {
  /// Tiles in memory, as the journal keeps them.
  struct Tiles {
    var edge = TreeEdge(size: 0) { _, _ in [] }
    var full: [UInt64: [UInt8]] = [:]

    mutating func append(_ leaf: [UInt8]) {
      edge.append(leaf: TreeHash.leaf(leaf)) { level, index, tile, _ in
        full[Layout.tile(level: level, index: index)] = tile
      }
    }

    var all: [UInt64: [UInt8]] {
      var all = full
      for tile in edge.partial { all[Layout.tile(level: tile.level, index: tile.index)] = tile.hashes }
      return all
    }

    func root(_ size: Int) -> [UInt8] {
      let all = all
      return TreeTiles.root(size: size) { level, index in all[Layout.tile(level: level, index: index)]! }
    }
  }

  static func leaf(_ number: Int) -> [UInt8] { Array("leaf \(number)".utf8) }

  @Test("the root at every length is the one RFC 9162 defines, also for a tree that has grown on")
  func roots() {
    let leaves = (0..<1200).map(TreeTests.leaf)
    var tiles = Tiles()
    for (number, leaf) in leaves.enumerated() {
      #expect(tiles.edge.root == tiles.root(number))
      tiles.append(leaf)
    }
    // The naive root costs a hash for each leaf: every length up to three tiles, then some.
    for size in 0...1200 where size <= 800 || size % 7 == 0 || size % 256 < 2 {
      #expect(tiles.root(size) == NaiveTree.root(leaves[..<size]), "size \(size)")
    }
  }

  @Test("a tree that grows on a thread of its own has the tiles of one that grows leaf by leaf", arguments: 1...4)
  func growing(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var tiles = Tiles()
    var growing = GrowingTree(TreeEdge(size: 0) { _, _ in [] })
    var full: [UInt64: [UInt8]] = [:]
    func keep(_ tiles: [GrowingTree.Tile]) {
      for tile in tiles { full[Layout.tile(level: tile.level, index: tile.index)] = tile.hashes }
    }
    for number in 0..<70_000 {
      let leaf = TreeTests.leaf(number)
      tiles.append(leaf)
      keep(growing.append(leaf: [0] + leaf))
      guard random.whole(0...999) == 0 || number == 69_999 else { continue }
      keep(growing.settle())
      #expect(full == tiles.full)
      #expect(growing.edge.root == tiles.edge.root)
      #expect(growing.edge.partial.map(\.hashes) == tiles.edge.partial.map(\.hashes))
    }
  }

  @Test("an edge that is opened again from its tiles goes on as if it had never been closed")
  func reopening() {
    var tiles = Tiles()
    for number in 0..<70_000 {
      if number % 251 == 0 || [255, 256, 257, 65_535, 65_536, 65_537].contains(number) {
        let all = tiles.all
        tiles.edge = TreeEdge(size: number) { level, index in all[Layout.tile(level: level, index: index)]! }
        #expect(tiles.edge.root == tiles.root(number))
      }
      tiles.append(TreeTests.leaf(number))
    }
    var fresh = Tiles()
    for number in 0..<70_000 { fresh.append(TreeTests.leaf(number)) }
    #expect(fresh.all == tiles.all)
  }

  @Test(
    "a level has one tile more after each 256 full tiles of the level below",
    arguments: [
      (255, [1]), (256, [1, 1]), (257, [2, 1]), (65_535, [256, 1]), (65_536, [256, 1, 1]),
      (65_537, [257, 1, 1]),
    ])
  func shape(size: Int, tileCounts: [Int]) {
    var tiles = Tiles()
    var upper: [UInt64: [UInt8]] = [:]
    for number in 0..<size {
      tiles.edge.append(leaf: TreeHash.leaf(TreeTests.leaf(number))) { level, index, tile, root in
        tiles.full[Layout.tile(level: level, index: index)] = tile
        upper[Layout.tile(level: level + 1, index: index / 256), default: []] += root
      }
    }
    let all = tiles.all
    let counts = (0..<tileCounts.count).map { level in all.keys.count { $0 >> 56 == UInt64(level) } }
    #expect(counts == tileCounts)
    #expect(all.count == tileCounts.reduce(0, +))
    #expect(all.filter { $0.key >> 56 > 0 } == upper)
    let leaves = (0..<size).map(TreeTests.leaf)
    #expect(tiles.root(size) == NaiveTree.root(leaves[...]))
    #expect(tiles.edge.root == tiles.root(size))
  }
}
