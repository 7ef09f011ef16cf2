package import Events
package import Snapshots

extension ReaderAccess {
  /// The question about a cube with the detail in which each indicator is told.
  ///
  /// All of it is answered or nothing: an indicator that is left out without a word would be taken for one that is not
  /// there.
  /// - Throws: a `Refusal` that blames the authority for the first indicator that may not be asked so, with those that may.
  package func allowed(_ cube: CubeQuestion, at point: Snapshot) throws(Refusal) -> CubeQuestion {
    var answered = cube
    var others: [String] = []
    var first: (refusal: Refusal, indicator: String)?
    for (index, question) in cube.indicators.enumerated() {
      do throws(Refusal) {
        answered.indicators[index] = try allowed(question, of: cube, at: point)
        others.append(question.indicator)
      } catch {
        if first == nil { first = (error, question.indicator) }
      }
    }
    guard let first else { return answered }
    guard let mistake = first.refusal.mistake as? AccessMistake else { throw first.refusal }
    throw Refusal(
      first.refusal.place, value: first.refusal.value,
      AccessMistake.cube(mistake, indicator: first.indicator, others: others))
  }

  /// Each rule of the policy is about one of area and month, so each area and each month is asked for once.
  private func allowed(
    _ question: FigureQuestion, of cube: CubeQuestion, at point: Snapshot
  ) throws(Refusal) -> FigureQuestion {
    let allowed = try allowed(question, at: point)
    guard allowed.detail != .exact else { return allowed }
    for month in cube.months {
      var step = question
      step.to = month
      _ = try self.allowed(step, at: point)
    }
    for area in cube.areas {
      var step = question
      step.area = area
      _ = try self.allowed(step, at: point)
    }
    return allowed
  }
}
