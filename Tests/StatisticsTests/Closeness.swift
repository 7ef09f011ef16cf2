/// True when two numbers agree to a relative error, by default that of the published or independent values.
func isClose(_ actual: Double, _ expected: Double, relative: Double = 1e-12) -> Bool {
  actual == expected || abs(actual - expected) <= relative * max(abs(expected), .leastNormalMagnitude)
}
