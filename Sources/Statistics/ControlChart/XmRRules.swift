/// The four rules that tell a signal from common-cause variation, each a pure function of a stretch of
/// points.
///
/// They reproduce NHSRplotthedots' results; sides and flags are -1, 0 and 1.
enum XmRRules {
  /// The run length of two of the rules.
  static let run = 7

  /// True at a point that, with the six before it, lies on one side of the mean.
  static func sevenOnOneSide(_ sides: [Int]) -> [Bool] {
    sides.indices.map { end in
      end >= run - 1 && sides[end] != 0 && sides[(end - run + 1)...end].allSatisfy { $0 == sides[end] }
    }
  }

  /// 1 or -1 at the last of seven points that rise or fall all the way.
  static func sevenPointTrend(_ values: [Double]) -> [Int] {
    let steps = zip(values.dropFirst(), values).map { $0 > $1 ? 1 : $0 < $1 ? -1 : 0 }
    return values.indices.map { end in
      guard end >= run - 1 else { return 0 }
      let last = steps[end - 1]
      return steps[(end - run + 1)..<end].allSatisfy { $0 == last } ? last : 0
    }
  }

  /// At each point the flag of the latest run of seven that it belongs to, 0 where it belongs to none.
  static func partOfSeven(_ flags: [Int]) -> [Int] {
    flags.indices.map { point in
      flags[point..<min(point + run, flags.count)].last { $0 != 0 } ?? 0
    }
  }

  /// True at each point of three that lie on the same side of the mean, two or more of them in the outer
  /// third.
  static func twoInThree(outerThird: [Bool], sides: [Int]) -> [Bool] {
    var found = [Bool](repeating: false, count: sides.count)
    for first in sides.indices.dropLast(2) {
      let three = first...(first + 2)
      let sameSide = sides[first] != 0 && sides[three].allSatisfy { $0 == sides[first] }
      if sameSide && outerThird[three].count(where: { $0 }) >= 2 {
        for point in three { found[point] = true }
      }
    }
    return found
  }
}
