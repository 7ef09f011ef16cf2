/// What a caller may cost.
package struct ServerLimits: Sendable {
  /// The longest body, in bytes, also unpacked, and the most events in it.
  package var bodyBytes = 16 << 20
  package var batchEvents = 10_000
  /// All bodies together that are held at the same time, in bytes.
  package var bodiesBytes = 256 << 20
  /// Connections at the same time, in all and of one address; for a new one, another that is waited for has to go.
  package var connections = 1024
  package var connectionsOfAddress = 512
  /// How long a connection may take from its opening to the end of the head of its first request.
  package var headSeconds = 10
  /// How long it may take from there to the end of the request.
  package var requestSeconds = 60
  /// How long a connection may stand still: from an answer to the head of the next request, and while a caller does not take
  /// what is sent.
  package var idleSeconds = 30
  /// All headers of a request together, in bytes.
  package var headerBytes = 32 << 10

  /// Questions that take long, at the same time, waiting ones included: in all and of one caller.
  package var questions = 64
  package var questionsOfCaller = 16

  /// Streams that are open at the same time: each holds a connection.
  package var streams = 64
  /// The longest time that a stream is silent, in seconds.
  package var beatSeconds = 15

  package init() {}
}
