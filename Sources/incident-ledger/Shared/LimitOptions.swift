internal import ArgumentParser
internal import Server

/// What a caller of the server may cost.
struct LimitOptions: ParsableArguments {
  private static let standard = ServerLimits()

  @Option(help: ArgumentHelp("The longest body that is taken, in bytes.", valueName: "bytes"))
  var maxBodyBytes = LimitOptions.standard.bodyBytes

  @Option(help: ArgumentHelp("The most events in a batch that is taken.", valueName: "n"))
  var maxBatchEvents = LimitOptions.standard.batchEvents

  @Option(help: ArgumentHelp("The most connections at the same time; others wait.", valueName: "n"))
  var maxConnections = LimitOptions.standard.connections

  @Option(help: ArgumentHelp("The most streams at the same time, each on a connection.", valueName: "n"))
  var maxStreams = LimitOptions.standard.streams

  @Option(help: ArgumentHelp("How long a caller may take to send a request, in seconds.", valueName: "seconds"))
  var requestSeconds = LimitOptions.standard.requestSeconds

  func validate() throws {
    let values = [
      ("--max-body-bytes", maxBodyBytes), ("--max-batch-events", maxBatchEvents),
      ("--max-connections", maxConnections), ("--max-streams", maxStreams), ("--request-seconds", requestSeconds),
    ]
    for (name, value) in values where !(1...Int(Int32.max)).contains(value) {
      throw ValidationError("\(name) \(value): it is a number from 1 to \(Int32.max).")
    }
  }

  var limits: ServerLimits {
    var limits = ServerLimits()
    limits.bodyBytes = maxBodyBytes
    limits.batchEvents = maxBatchEvents
    limits.connections = maxConnections
    limits.streams = maxStreams
    limits.requestSeconds = requestSeconds
    return limits
  }
}
