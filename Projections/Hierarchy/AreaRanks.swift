/// The areas laid out in a row: every area with all below it in the administrative geography is one range of ranks, and with
/// all below it by any path a few. So "lies in an area" is a comparison or two, for the numbers that records carry.
///
/// Behind the areas of the hierarchy stand those that only records name: they lie in no other.
package struct AreaRanks: Sendable {
  package let hierarchy: Hierarchy
  /// For each number of the dictionary of areas its rank.
  package let rank: NumberRanks
  private let dictionary: ValueDictionary

  /// - Parameter earlier: the ranks of the dictionary's first numbers, in the same hierarchy.
  package init(_ dictionary: ValueDictionary, hierarchy: Hierarchy, extending earlier: NumberRanks? = nil) {
    self.init(dictionary, upTo: dictionary.count, hierarchy: hierarchy, extending: earlier)
  }

  /// - Parameter count: the numbers below it get ranks.
  init(_ dictionary: ValueDictionary, upTo count: Int, hierarchy: Hierarchy, extending earlier: NumberRanks? = nil) {
    self.hierarchy = hierarchy
    self.dictionary = dictionary
    var ranks = earlier ?? NumberRanks(areaCount: hierarchy.areas.count)
    for number in ranks.count..<max(ranks.count, count) {
      let code = number == 0 ? nil : AreaRanks.code(dictionary[UInt32(number)])
      ranks.append(code.map { code in hierarchy.position(of: code).map { hierarchy.table.ranks($0).lowerBound } })
    }
    rank = ranks
  }

  private static func code(_ value: ArraySlice<UInt8>) -> String? {
    if case .text(let code) = StoredValue(value) { code } else { nil }
  }

  /// The number of ranks.
  package var count: Int { hierarchy.areas.count + rank.loneCount }

  /// The ranks of an area and all below it; empty where neither the hierarchy nor a record knows the area.
  package func set(of code: String) -> RankSet {
    if let position = hierarchy.position(of: code) { return set(at: position) }
    return lone(code).map { RankSet($0..<$0 + 1) } ?? .empty
  }

  /// The ranks of the area at a position of the hierarchy, and of all below it.
  package func set(at position: Int) -> RankSet { hierarchy.table.set(position) }

  /// The rank of an area itself.
  package func own(_ code: String) -> Int32? { hierarchy.position(of: code).map { own(at: $0) } ?? lone(code) }

  package func own(at position: Int) -> Int32 { hierarchy.table.ranks(position).lowerBound }

  /// The rank of an area that only records name.
  private func lone(_ code: String) -> Int32? {
    dictionary.find(StoredValue.text(code).bytes).flatMap { Int($0) < rank.count ? rank[Int($0)] : nil }
  }

  /// The position of the area that has a rank; nil where only records name it.
  package func position(atRank rank: Int32) -> Int? {
    hierarchy.areas.indices.contains(Int(rank)) ? hierarchy.table.area(atRank: Int(rank)) : nil
  }

  /// The area that only records name and that has a rank.
  package func loneCode(atRank rank: Int32) -> String? {
    self.rank.number(ofLone: Int(rank) - hierarchy.areas.count).flatMap { AreaRanks.code(dictionary[UInt32($0)]) }
  }

  /// The ranks of the areas that lie in the administrative geography for want of anything better.
  package var provisional: RankSet {
    RankSet(hierarchy.table.provisional.map { own(at: $0)..<own(at: $0) + 1 })
  }

  /// The ranks of the areas that only records name.
  package var nowhere: Range<Int32> { Int32(hierarchy.areas.count)..<Int32(count) }
}
