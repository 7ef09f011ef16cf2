import Foundation
import TestSupport
import Testing

@testable import Statistics

/// Test vectors of NHSRplotthedots (MIT), in the data folder.
@Suite(
  "XmR vectors",
  .enabled(
    if: dataFolder != nil,
    "INCIDENT_LEDGER_DATA does not name the folder of real data"))
struct XmRVectorTests {
  struct Vectors: Decodable {
    struct Sides: Decodable { let relativeToMean: [Int], expect: [Int] }
    struct Flags: Decodable { let flags: [Int], expect: [Int] }
    struct Values: Decodable { let y: [Double], expect: [Int] }
    struct Outer: Decodable { let close: [Int], relativeToMean: [Int], expect: [Int] }
    struct Limits: Decodable {
      struct Expected: Decodable { let screenOutliers: Bool, mean: Double, lpl: Double, upl: Double }
      let y: [Double], r1: Expected, r2: Expected, r3: Expected
    }
    let sevenPointsOneSide: [Sides]
    let partOfSeven: [Flags]
    let sevenPointTrend: [Values]
    let twoInThree: [Outer]
    let xmrLimits: Limits
  }

  let vectors: Vectors

  init() throws {
    let folder = try #require(dataFolder)
    let file = URL(filePath: folder).appending(path: "statistics/xmr_rule_vectors.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    vectors = try decoder.decode(Vectors.self, from: Data(contentsOf: file))
  }

  @Test("seven points on one side")
  func oneSide() {
    #expect(!vectors.sevenPointsOneSide.isEmpty)
    for vector in vectors.sevenPointsOneSide {
      #expect(XmRRules.sevenOnOneSide(vector.relativeToMean).map { $0 ? 1 : 0 } == vector.expect)
    }
  }

  @Test("part of seven")
  func partOfSeven() {
    #expect(!vectors.partOfSeven.isEmpty)
    for vector in vectors.partOfSeven {
      #expect(XmRRules.partOfSeven(vector.flags).map { abs($0) } == vector.expect)
    }
  }

  @Test("a trend of seven points")
  func trend() {
    #expect(!vectors.sevenPointTrend.isEmpty)
    for vector in vectors.sevenPointTrend {
      #expect(XmRRules.sevenPointTrend(vector.y) == vector.expect)
    }
  }

  @Test("two in three")
  func twoInThree() {
    #expect(!vectors.twoInThree.isEmpty)
    for vector in vectors.twoInThree {
      let found = XmRRules.twoInThree(
        outerThird: vector.close.map { $0 == 1 }, sides: vector.relativeToMean)
      #expect(found.map { $0 ? 1 : 0 } == vector.expect)
    }
  }

  @Test("limits")
  func limits() throws {
    let plain = vectors.xmrLimits.y
    var spiked = plain
    spiked[14] = 10
    for (values, expected) in [
      (plain, vectors.xmrLimits.r1), (spiked, vectors.xmrLimits.r2), (spiked, vectors.xmrLimits.r3),
    ] {
      let limits = try #require(XmRLimits(values, screening: expected.screenOutliers))
      #expect(abs(limits.mean - expected.mean) < 1e-6)
      #expect(abs(limits.lower - expected.lpl) < 1e-6)
      #expect(abs(limits.upper - expected.upl) < 1e-6)
    }
  }
}
