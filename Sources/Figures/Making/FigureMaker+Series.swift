package import Events
internal import Questions
internal import Snapshots

extension FigureMaker {
  /// A hundred years of months; more is a slip of the pen.
  package static let maximumPeriodCount = 1200

  /// Figures over time, the first and the last included. Where every period is a quarter, the figures are those of
  /// whole calendar quarters.
  /// - Throws: a `Refusal` where the months run backwards or are too many.
  package func trend(
    _ question: FigureQuestion, from: Month, every: Frequency,
    progress: (Int, Int) throws(Refusal) -> Void = { _, _ in }
  ) throws(Refusal) -> [Figure] {
    let months = try FigureMaker.months(from: from, to: question.to, every: every)
    var figures: [Figure] = []
    for (index, month) in months.enumerated() {
      var step = question
      step.to = month
      figures.append(try figure(step))
      try progress(index + 1, months.count)
    }
    return figures
  }

  /// The last months of periods, oldest first: the last one is among them.
  /// - Throws: a `Refusal` where the months run backwards or are too many.
  package static func months(from: Month, to: Month, every: Frequency) throws(Refusal) -> [Month] {
    guard from <= to else {
      throw Refusal(.parameter(.from), value: from.description, QuestionMistake.monthsBackwards(last: to))
    }
    let periods = (to.index - from.index) / every.months + 1
    guard periods <= maximumPeriodCount else {
      throw Refusal(
        .parameter(.from), value: from.description,
        QuestionMistake.tooManyFigures(periods, maximum: maximumPeriodCount))
    }
    return stride(from: to.index, through: from.index, by: -every.months).reversed().map { Month(index: $0) }
  }

  /// Figures of several areas, in the order given, each once. Where an area has small numbers that are kept back and the
  /// area above is shown, a second area is kept back too when the first alone could be found by subtraction;
  /// what is rounded, or was published, is not found so.
  package func compare(
    _ question: FigureQuestion, areas: [String], progress: (Int, Int) throws(Refusal) -> Void = { _, _ in }
  ) throws(Refusal) -> [Figure] {
    try compare(question, OutputSums(of: areas.withoutRepeats, in: point.hierarchy), progress: progress)
  }

  /// The same, where more than once the same areas are compared.
  func compare(
    _ question: FigureQuestion, _ output: OutputSums, progress: (Int, Int) throws(Refusal) -> Void = { _, _ in }
  ) throws(Refusal) -> [Figure] {
    var figures: [Figure] = []
    for (index, area) in output.areas.enumerated() {
      var step = question
      step.area = area
      figures.append(try figure(step))
      try progress(index + 1, output.areas.count)
    }
    guard !question.disclose, question.detail == .exact else { return figures }
    return Disclosure.withheldTogether(figures, output)
  }
}
