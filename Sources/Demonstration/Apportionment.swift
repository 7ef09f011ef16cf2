/// Sharing a whole number out exactly.
enum Apportionment {
  /// Whole numbers in proportion to the weights that add up to the total (the method of the largest remainder; on a
  /// tie the earlier gets more).
  static func share(_ total: Int, by weights: [Double]) -> [Int] {
    let sum = weights.reduce(0, +)
    precondition(total >= 0 && sum > 0, "what is shared out and the weights are not negative")
    let exact = weights.map { Double(total) * $0 / sum }
    var shares = exact.map { Int($0) }
    let rest = total - shares.reduce(0, +)
    let order = weights.indices.sorted {
      let (left, right) = (exact[$0] - Double(shares[$0]), exact[$1] - Double(shares[$1]))
      return left == right ? $0 < $1 : left > right
    }
    for index in order.prefix(rest) { shares[index] += 1 }
    return shares
  }
}
