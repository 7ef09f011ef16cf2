import Logging
import Synchronization

/// Keeps what is logged: each entry its level, its message, and its members sorted by their names.
struct KeptLog: LogHandler {
  final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    func append(_ line: String) { lines.withLock { $0.append(line) } }

    var all: [String] { lines.withLock { $0 } }
    var text: String { all.joined(separator: "\n") }

    /// The entries that begin with a level and a message, such as `info appended`.
    func entries(_ beginning: String) -> [String] { all.filter { $0.hasPrefix(beginning + " ") } }
  }

  let lines: Lines
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.trace

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { $1 }.filter { $0.key != "hb.request.id" }
    let members = all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    lines.append(([event.level.rawValue, event.message.description] + members).joined(separator: " "))
  }

  static func logger(_ lines: Lines) -> Logger { Logger(label: "tests") { _ in KeptLog(lines: lines) } }
}
