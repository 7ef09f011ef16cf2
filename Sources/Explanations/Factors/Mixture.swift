/// A set of factors that stand at B's side; the others stand at A's.
struct Mixture: Hashable {
  let bits: Int

  func isAtB(_ factor: Factor) -> Bool { bits & factor.bit != 0 }

  func adding(_ factor: Factor) -> Mixture { Mixture(bits: bits | factor.bit) }
}
