internal import ArgumentParser
internal import Server

/// What a caller of the server may cost.
struct LimitOptions: ParsableArguments {
  private static let standard = ServerLimits()

  @Option(help: ArgumentHelp("The longest body that is taken, in bytes.", valueName: "bytes"))
  var maxBodyBytes = LimitOptions.standard.bodyBytes

  @Option(help: ArgumentHelp("The most events in a batch that is taken.", valueName: "n"))
  var maxBatchEvents = LimitOptions.standard.batchEvents

  @Option(
    help: ArgumentHelp(
      "The most connections at the same time; for a new one, another goes that waits for a request.", valueName: "n"))
  var maxConnections = LimitOptions.standard.connections

  @Option(help: ArgumentHelp("The most of them from one address.", valueName: "n"))
  var maxConnectionsPerAddress = LimitOptions.standard.connectionsOfAddress

  @Option(
    help: ArgumentHelp(
      "The most questions that take long (all but single figures, areas, definitions and coverage) at the same time, waiting "
        + "ones included; others are told to come again.", valueName: "n"))
  var maxQuestions = LimitOptions.standard.questions

  @Option(help: ArgumentHelp("The most of them from one caller.", valueName: "n"))
  var maxQuestionsPerCaller = LimitOptions.standard.questionsOfCaller

  @Option(help: ArgumentHelp("The most streams at the same time, each on a connection.", valueName: "n"))
  var maxStreams = LimitOptions.standard.streams

  @Option(
    help: ArgumentHelp(
      "How long a caller may take to send a request, in seconds, of which at most \(LimitOptions.standard.headSeconds) for its "
        + "head.", valueName: "seconds"))
  var requestSeconds = LimitOptions.standard.requestSeconds

  func validate() throws {
    let values = [
      ("--max-body-bytes", maxBodyBytes), ("--max-batch-events", maxBatchEvents),
      ("--max-connections", maxConnections), ("--max-connections-per-address", maxConnectionsPerAddress),
      ("--max-questions", maxQuestions), ("--max-questions-per-caller", maxQuestionsPerCaller),
      ("--max-streams", maxStreams), ("--request-seconds", requestSeconds),
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
    limits.connectionsOfAddress = maxConnectionsPerAddress
    limits.questions = maxQuestions
    limits.questionsOfCaller = maxQuestionsPerCaller
    limits.streams = maxStreams
    limits.requestSeconds = requestSeconds
    return limits
  }
}
