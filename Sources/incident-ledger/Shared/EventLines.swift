internal import Events
internal import Presentation

/// Prints events one after another, as they come: JSON Lines, CSV, or columns for people.
struct EventLines {
  private let format: FormatOptions.Format
  private var lines = LineBuffer()
  private var hasHead = false
  private var reader = EventReader()

  private static let columns = ["sequence", "recordedtime", "type", "subject", "source", "id", "data"]
  /// The widths of the columns before the last one on the screen.
  private static let widths = [9, 27, 22]

  init(_ format: FormatOptions.Format) { self.format = format }

  /// Whether it holds enough to be written.
  var isFull: Bool { lines.isFull }

  /// Takes the JSON of an event.
  mutating func append(_ json: [UInt8]) {
    guard format != .json else { return lines.append(json) }
    if !hasHead {
      hasHead = true
      lines.append(Array(head.utf8))
    }
    lines.append(Array(row(json).utf8))
  }

  mutating func flush() { lines.flush() }

  private var head: String {
    format == .csv ? EventLines.csv(EventLines.columns) : EventLines.aligned(Array(EventLines.columns.prefix(4)))
  }

  private mutating func row(_ json: [UInt8]) -> String {
    guard (try? reader.read(json[...])) != nil else { return String(decoding: json, as: UTF8.self) }
    let document = reader.document
    let cells = EventLines.columns.map { name -> String in
      guard let node = document.member(document.root, name) else { return "" }
      return document.kind(node) == .string
        ? document.string(node) : String(decoding: document.raw(node), as: UTF8.self)
    }
    return format == .csv ? EventLines.csv(cells) : EventLines.aligned(Array(cells.prefix(4)))
  }

  private static func csv(_ cells: [String]) -> String {
    // The line end is the buffer's.
    String(CSVTable.text(columns: cells, rows: []).unicodeScalars.prefix { $0 != "\r" })
  }

  private static func aligned(_ cells: [String]) -> String {
    zip(cells, widths + [0]).map { cell, width in
      TextSanitizer.line(cell) + String(repeating: " ", count: max(0, width - cell.count))
    }.joined(separator: "  ")
  }
}
