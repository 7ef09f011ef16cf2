/// A straight line through equally spaced values by weighted least squares.
struct WeightedLine {
  let times: [Double]
  let values: [Double]
  let weights: [Double]
  /// β = Σ w (t - t̄)(v - v̄) / Σ w (t - t̄)².
  let slope: Double
  /// Σ w (t - t̄)²: 1/se² of the slope when the weights are 1/s².
  let spread: Double

  /// At times 1, 2, 3 …
  init(_ values: [Double], weights: [Double]) {
    self.init(times: values.indices.map { Double($0 + 1) }, values: values, weights: weights)
  }

  private init(times: [Double], values: [Double], weights: [Double]) {
    self.times = times
    self.values = values
    self.weights = weights
    let total = weights.reduce(0, +)
    let middle = zip(weights, times).reduce(0) { $0 + $1.0 * $1.1 } / total
    let mean = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / total
    var (spread, product) = (0.0, 0.0)
    for index in times.indices {
      let offset = times[index] - middle
      spread += weights[index] * offset * offset
      product += weights[index] * offset * (values[index] - mean)
    }
    self.spread = spread
    slope = product / spread
  }

  /// The line through the other points, at their own times.
  func leavingOut(_ index: Int) -> WeightedLine {
    func without(_ list: [Double]) -> [Double] {
      var list = list
      list.remove(at: index)
      return list
    }
    return WeightedLine(times: without(times), values: without(values), weights: without(weights))
  }
}
