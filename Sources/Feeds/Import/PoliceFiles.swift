internal import Archives
internal import Dispatch
internal import Events

/// The street-level files among the inputs of an import, read ahead on a thread of their own.
struct PoliceFiles {
  /// A file as it was read.
  struct Read: Sendable {
    var name: String
    var storedBytes: Int
    /// Its lines, about: its statements' and refused rows.
    var rowCount: Int
    var statements: [PoliceStatement]
    var refusedRows: [PoliceRefusedRow]
    /// Rows in which nothing stands.
    var blankRowCount = 0
    /// Why the whole file was refused.
    var refusal: Refusal?
  }

  /// The files to be imported, in order.
  private let files: [InputFile]
  /// What was left out, as sentences.
  let notes: [String]

  var isEmpty: Bool { files.isEmpty }

  /// Their lengths in bytes, for a progress bar.
  var storedBytes: Int { files.reduce(0) { $0 + $1.storedBytes } }

  /// A file that was named itself is always imported, but for outcomes and stop-and-search files.
  init(paths: [String]) throws {
    var (files, outcomes, searches, others): ([InputFile], Int, Int, Int) = ([], 0, 0, 0)
    for file in try InputFiles(paths: paths).files {
      switch PoliceFileName(file.name).kind {
      case .street: files.append(file)
      case .outcomes: outcomes += 1
      case .stopAndSearch: searches += 1
      case .otherCSV, .foreign: if file.isGiven { files.append(file) } else { others += 1 }
      }
    }
    self.files = files
    notes = [
      PoliceFiles.skipped(outcomes, "outcomes file"), PoliceFiles.skipped(searches, "stop-and-search file"),
      PoliceFiles.skipped(others, "file that is no street-level CSV", plural: "files that are no street-level CSV"),
    ].compactMap { $0 }
  }

  private static func skipped(_ count: Int, _ word: String, plural: String? = nil) -> String? {
    switch count {
    case 0: nil
    case 1: "Skipped 1 \(word)."
    default: "Skipped \(count) \(plural ?? word + "s")."
    }
  }

  /// Calls `body` with every file in order, while the next ones are read.
  func readEach(with reader: PoliceReader, _ body: (Read) throws -> Void) throws {
    let handOver = BoundedQueue<Read>(capacity: 2)
    let files = files
    DispatchQueue.global().async {
      var input = InputReader()
      for file in files {
        let result = Result<Read, any Error> { try PoliceFiles.read(file, from: &input, with: reader) }
        guard handOver.give(result), case .success = result else { return }
      }
    }
    defer { handOver.cancel() }
    for _ in files { try body(try handOver.take()) }
  }

  private static func read(
    _ file: InputFile, from input: inout InputReader, with reader: PoliceReader
  ) throws -> Read {
    var read = Read(
      name: file.name, storedBytes: file.storedBytes, rowCount: 0, statements: [], refusedRows: [], refusal: nil)
    let bytes = try input.contents(of: file)
    do {
      read.statements = try reader.read(
        file: file.name, bytes: bytes, refused: { read.refusedRows.append($0) }, leftOut: { read.blankRowCount = $0 })
    } catch let refusal as Refusal {
      read.refusal = refusal
    }
    read.rowCount = read.statements.reduce(read.refusedRows.count) { $0 + $1.rows.count }
    return read
  }
}
