internal import Archives
internal import Events
internal import Foundation
internal import Ledger

/// Appends events from JSON Lines or from CloudEvents batches (JSON arrays).
///
/// Blank lines are left out, and so are lines that begin with `#`: the comments of a file of rejects.
package struct AppendFeed {
  /// A text to append.
  package struct Input {
    /// What refusals call it: the path, or `-`.
    package var name: String
    /// Its file; `.gz` and `.xz` are unpacked.
    package var path: String
    /// Its length in bytes, where that is known.
    package var byteCount: Int?

    package init(path: String, name: String? = nil, byteCount: Int? = nil) {
      self.name = name ?? path
      self.path = path
      self.byteCount = byteCount
    }
  }

  /// The longest compressed batch in bytes, unpacked; it is held whole.
  static let maximumCompressedBatchByteCount = 1 << 28
  private static let blockByteCount = 1 << 18

  private let inputs: [Input]

  package init(_ inputs: [Input]) { self.inputs = inputs }

  /// Appends all inputs in one atomic append.
  @available(*, noasync, message: "an append stays on one thread")
  package func append(_ intake: Ingest) throws -> FeedReport {
    try intake.runWatched { batch, report, rejects, watch in
      var progress = FeedProgress(doneBytes: 0, allBytes: totalByteCount, items: 0)
      for input in inputs {
        let sink = Sink(input: input, rejects: rejects, watch: watch)
        do {
          try appendLines(sink, &batch, &report) { byteCount in
            progress.doneBytes += byteCount
            progress.items += 1
            intake.progress(progress)
          }
        } catch is IsArray {
          try appendArray(sink, &batch, &report) { byteCount in
            progress.doneBytes += byteCount
            progress.items += 1
            intake.progress(progress)
          }
        }
      }
    }
  }

  /// Says that a text, read as lines, is an array.
  private struct IsArray: Error {}

  private var totalByteCount: Int? {
    inputs.reduce(0 as Int?) { sum, input in
      guard let sum, let count = input.byteCount else { return nil }
      return sum + count
    }
  }

  /// An input under way: where it comes from, and where go what is refused of it and what it is warned of.
  private struct Sink {
    var input: Input
    var rejects: RejectsFile?
    var watch: EventWatch
  }

  private func appendLines(
    _ sink: Sink, _ batch: inout Batch, _ report: inout FeedReport, _ note: (Int) -> Void
  ) throws {
    let path = sink.input.path
    try EventsAhead().forEach { outlet in
      var isBegun = false
      try ByteSource.path(path).forEachLine(maximumBytes: EventReader.maximumByteCount) { info, text in
        guard let first = text.indices.first(where: { !AppendFeed.isBlank(text[$0]) }) else { return }
        if text[0] == UInt8(ascii: "#") {
          isBegun = true
          return
        }
        if !isBegun && text[first] == UInt8(ascii: "[") { throw IsArray() }
        isBegun = true
        if info.isTooLong { try outlet.giveTooLong(info.number) } else { try outlet.give(info.number, text) }
      }
    } _: { line, event, json in
      try add(json, at: line, of: sink, to: &report) { json in
        event.isSound ? try batch.add(&event) : try batch.add(json)
      }
      note((json?.count ?? EventReader.maximumByteCount) + 1)
    }
  }

  private func appendArray(
    _ sink: Sink, _ batch: inout Batch, _ report: inout FeedReport, _ note: (Int) -> Void
  ) throws {
    var splitter = ArraySplitter(numbering: .lines, maximumElementByteCount: EventReader.maximumByteCount)
    do {
      try forEachBlock(of: sink.input.path) { block in
        try splitter.take(block) { element, byteCount, line in
          try add(element?[...], at: line, of: sink, to: &report) { try batch.add($0) }
          note(byteCount + 1)
        }
      }
      try splitter.finish()
    } catch var refusal as Refusal {
      refusal.file = sink.input.name
      report.refuse(refusal)
      try sink.rejects?.write(refusal, line: nil)
    }
  }

  /// Adds one event; nil stands for one that is too long.
  private func add(
    _ json: ArraySlice<UInt8>?, at line: Int, of sink: Sink, to report: inout FeedReport,
    _ append: (ArraySlice<UInt8>) throws -> Batch.Outcome
  ) throws {
    do {
      guard let json else { throw Refusal(.whole, EventMistake.tooLarge) }
      if case .duplicate = try append(json) { report.duplicates += 1 }
      sink.watch.locate { $0.located(file: sink.input.name, line: line) }
    } catch let error as Refusal {
      let faults = try json.map { try sink.watch.everyFault(error, of: Array($0)) } ?? error
      let refusal = faults.located(file: sink.input.name, line: line)
      report.refuse(refusal)
      // A comment for each reason, and the line behind the last.
      for reason in refusal.each.dropLast() { try sink.rejects?.write(reason, line: nil) }
      if let last = refusal.each.last { try sink.rejects?.write(last, line: json.map(Array.init)) }
    }
  }

  /// A plain file comes in blocks; a compressed one is unpacked whole.
  private func forEachBlock(of path: String, _ body: ([UInt8]) throws -> Void) throws {
    guard !AppendFeed.isCompressed(path), let file = FileHandle(forReadingAtPath: path) else {
      return try body(ByteSource.path(path).contents(limit: AppendFeed.maximumCompressedBatchByteCount))
    }
    defer { try? file.close() }
    while let block = try file.read(upToCount: AppendFeed.blockByteCount), !block.isEmpty {
      try body([UInt8](block))
    }
  }

  private static func isCompressed(_ path: String) -> Bool {
    [".gz", ".xz"].contains { path.lowercased().hasSuffix($0) }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}
