internal import Events
internal import Logging

/// A log in which every entry is one line, whatever stands in it: a name, a header or an address can neither begin another
/// line nor look like another member of its own.
struct OneLineLog: LogHandler {
  private var handler: any LogHandler

  init(_ handler: any LogHandler) { self.handler = handler }

  var logLevel: Logger.Level {
    get { handler.logLevel }
    set { handler.logLevel = newValue }
  }

  var metadata: Logger.Metadata {
    get { handler.metadata }
    set { handler.metadata = newValue.mapValues(OneLineLog.harmless) }
  }

  var metadataProvider: Logger.MetadataProvider? {
    get { handler.metadataProvider }
    set { handler.metadataProvider = newValue }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { handler[metadataKey: key] }
    set { handler[metadataKey: key] = newValue.map(OneLineLog.harmless) }
  }

  func log(event: LogEvent) {
    var event = event
    event.message = "\(TextSanitizer.line(event.message.description))"
    var metadata = event.metadata ?? [:]
    if let error = event.error { metadata["error"] = "\(error)" }
    event.error = nil
    event.metadata = metadata.isEmpty ? nil : metadata.mapValues(OneLineLog.harmless)
    handler.log(event: event)
  }

  private static func harmless(_ value: Logger.Metadata.Value) -> Logger.Metadata.Value {
    switch value {
    case .string(let text): .string(harmless(text))
    case .stringConvertible(let value): .string(harmless(value.description))
    case .dictionary(let members): .dictionary(members.mapValues(harmless))
    case .array(let elements): .array(elements.map(harmless))
    }
  }

  /// One line; in quotes where it could be taken for further members of the entry.
  private static func harmless(_ text: String) -> String {
    let line = TextSanitizer.line(text)
    guard line.unicodeScalars.contains(where: { $0 == "=" || $0 == "\"" }) else { return line }
    return "\"" + line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
