/// What a caller may cost.
package struct ServerLimits: Sendable {
  /// The longest body, in bytes, and the most events in it.
  package var bodyBytes = 16 << 20
  package var batchEvents = 10_000
  /// Connections at the same time; others wait to be let in.
  package var connections = 256
  /// How long a connection may take from its opening, or its last answer, to the end of its next request.
  package var requestSeconds = 60
  /// How long a connection may stand still: between requests, and while a caller does not take what is sent.
  package var idleSeconds = 30
  /// All headers of a request together, in bytes.
  package var headerBytes = 32 << 10

  /// Streams that are open at the same time: each holds a connection.
  package var streams = 64
  /// The longest time that a stream is silent, in seconds.
  package var beatSeconds = 15

  package init() {}
}
