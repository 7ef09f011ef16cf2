import Benchmark

let benchmarks: @Sendable () -> Void = {
  Append.register()
  Import.register()
  Returns.register()
  Rebuild.register()
  StandingFigures.register()
  Explanations.register()
}
