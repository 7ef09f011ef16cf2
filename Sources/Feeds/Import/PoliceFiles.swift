internal import Archives
internal import Dispatch
internal import Events
internal import FileSystem

/// The street-level and outcomes files among the inputs of an import, read ahead on a thread of their own.
struct PoliceFiles {
  /// A file as it was read.
  struct Read: Sendable {
    var name: String
    var storedBytes: Int
    /// Whether every file that comes after it is an outcomes file by its name.
    var isBeforeOutcomes: Bool
    var contents = PoliceContents()
    var refusedRows: [PoliceRefusedRow] = []
    /// Rows in which nothing stands.
    var blankRowCount = 0
    /// Why the whole file was refused.
    var refusal: Refusal?

    /// Its lines, about: its statements' and refused rows.
    var rowCount: Int { contents.rowCount + refusedRows.count }
  }

  /// The files to be imported, in order: those of outcomes come last, so that they find the crimes of the others.
  private let files: [InputFile]
  /// How many of them are no outcomes files by their names.
  private let otherCount: Int
  /// The contents of what comes as a stream, by its name. It is read before the import takes the writer's lock, so that
  /// a slow sender keeps nobody from appending.
  private let streams: [String: [UInt8]]
  /// What was left out, as sentences.
  let notes: [String]

  var isEmpty: Bool { files.isEmpty }

  /// Their lengths in bytes, for a progress bar.
  var storedBytes: Int { files.reduce(0) { $0 + $1.storedBytes } }

  /// A file that was named itself is always imported, but for stop-and-search files.
  init(paths: [String]) throws {
    var (files, outcomes, searches, others): ([InputFile], [InputFile], Int, Int) = ([], [], 0, 0)
    for file in try InputFiles(paths: paths).files {
      switch PoliceFileName(file.name).kind {
      case .street: files.append(file)
      case .outcomes: outcomes.append(file)
      case .stopAndSearch: searches += 1
      case .otherCSV, .foreign: if file.isGiven { files.append(file) } else { others += 1 }
      }
    }
    self.files = files + outcomes
    otherCount = files.count
    streams = try Dictionary(
      uniqueKeysWithValues: Set(self.files.map(\.name)).filter { FileStatus(of: $0)?.isStream == true }.map {
        ($0, try ByteSource.path($0).contents())
      })
    notes = [
      PoliceFiles.skipped(searches, "stop-and-search file"),
      PoliceFiles.skipped(
        others, "file that is no street-level or outcomes CSV", plural: "files that are no street-level or outcomes CSV"
      ),
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
    let (files, otherCount, streams) = (files, otherCount, streams)
    DispatchQueue.global().async {
      var input = InputReader()
      for (place, file) in files.enumerated() {
        let result = Result<Read, any Error> {
          let bytes = try streams[file.name] ?? input.contents(of: file)
          return try PoliceFiles.read(file, bytes, with: reader, isBeforeOutcomes: place + 1 >= otherCount)
        }
        guard handOver.give(result), case .success = result else { return }
      }
    }
    defer { handOver.cancel() }
    for _ in files { try body(try handOver.take()) }
  }

  private static func read(
    _ file: InputFile, _ bytes: [UInt8], with reader: PoliceReader, isBeforeOutcomes: Bool
  ) throws -> Read {
    var read = Read(name: file.name, storedBytes: file.storedBytes, isBeforeOutcomes: isBeforeOutcomes)
    do {
      read.contents = try reader.read(
        file: file.name, bytes: bytes, refused: { read.refusedRows.append($0) }, leftOut: { read.blankRowCount = $0 })
    } catch let refusal as Refusal {
      read.refusal = refusal
    }
    return read
  }
}
