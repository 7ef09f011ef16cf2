internal import Dispatch
internal import Events
internal import Foundation
internal import Ledger
internal import Spreadsheets

/// A program of the system that makes a form of a paper from another, where it is installed.
///
/// It is started without a shell, in a folder of its own that nobody else can read, with next to no environment, and with a
/// time in which it ends.
struct DocumentProgram {
  private let form: DocumentForm
  /// The file that is asked for, for what is said.
  private let path: String
  private let executable: URL

  /// The name of the file whose styles a Word file has.
  private static let styles = "styles.docx"
  /// In which the longest paper is long done.
  private static let maximumSeconds = 120

  /// The program that makes a form; nil for a form that needs none.
  /// - Throws: `LedgerError`, `cannotCreate`, where it is not installed.
  init?(for form: DocumentForm, _ path: String) throws(LedgerError) {
    let names: [String]
    switch form {
    case .docx: names = ["pandoc"]
    case .pdf: names = ["chromium", "chromium-browser", "google-chrome"]
    case .txt, .md, .html, .xlsx, .csv, .json: return nil
    }
    guard let executable = names.lazy.compactMap(DocumentProgram.installed).first else {
      throw LedgerError(
        .cannotCreate,
        "\(path) cannot be made, as \(names[0]) is not installed, which makes .\(form.rawValue) files: install Debian's "
          + "package \(names[0]) (apt-get install \(names[0])), or ask for .html, which any browser prints")
    }
    (self.form, self.path, self.executable) = (form, path, executable)
  }

  /// The program of a name in the folders that PATH names from the root on.
  private static func installed(_ name: String) -> URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }.map { URL(fileURLWithPath: $0) }
  }

  /// The file that the program makes of a text: the same bytes for the same text and time.
  /// - Throws: `LedgerError`: `io` where there is no room for its files, else `cannotCreate`.
  func made(from text: Data, at time: RecordedTime?) throws(LedgerError) -> Data {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("incident-ledger-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let (source, result) = (folder.appendingPathComponent("paper"), folder.appendingPathComponent("made"))
    let messages = folder.appendingPathComponent("messages")
    let input = source.appendingPathExtension("html")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try text.write(to: input)
      if form == .docx { try Data(WordStyles.file).write(to: folder.appendingPathComponent(DocumentProgram.styles)) }
      try Data().write(to: messages)
    } catch {
      throw LedgerError(.io, "no temporary file for \(path) can be written: set TMPDIR to a folder with room")
    }
    let time = time ?? RecordedTime(microseconds: 0)
    func made() throws(LedgerError) -> Data {
      try run(arguments(input.path, result.path, folder.path), in: folder, messages, at: time)
      guard let made = try? Data(contentsOf: result), !made.isEmpty else {
        throw LedgerError(.cannotCreate, failure("made no file", messages))
      }
      return made
    }
    let first = try made()
    guard form == .pdf else { return first }
    guard let numbered = PDFContents.numbered(text, by: first), (try? numbered.write(to: input)) != nil else {
      return PDFDates.replaced(in: first, with: time)
    }
    return PDFDates.replaced(in: try made(), with: time)
  }

  private func arguments(_ input: String, _ result: String, _ folder: String) -> [String] {
    guard form == .pdf else {
      return [
        "--from=html", "--to=docx", "--reference-doc=\(folder)/\(DocumentProgram.styles)", "--output=" + result, input,
      ]
    }
    // Chromium does not start for root with its sandbox; what it prints has no script, and nothing from elsewhere.
    let sandbox = geteuid() == 0 ? ["--no-sandbox"] : []
    return sandbox + [
      "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
      "--host-resolver-rules=MAP * ~NOTFOUND",
      "--user-data-dir=\(folder)/profile", "--no-pdf-header-footer", "--generate-pdf-document-outline",
      "--print-to-pdf=" + result,
      URL(fileURLWithPath: input).absoluteString,
    ]
  }

  private func run(_ arguments: [String], in folder: URL, _ messages: URL, at time: RecordedTime) throws(LedgerError) {
    let (process, ended) = (Process(), DispatchSemaphore(value: 0))
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path, "TMPDIR": folder.path, "LANG": "C.UTF-8",
      "SOURCE_DATE_EPOCH": String(max(0, time.microseconds / 1_000_000)),
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: messages.path) ?? FileHandle.nullDevice
    process.terminationHandler = { _ in ended.signal() }
    do { try process.run() } catch { throw LedgerError(.cannotCreate, failure("could not be started", messages)) }
    if ended.wait(timeout: .now() + .seconds(DocumentProgram.maximumSeconds)) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
      throw LedgerError(
        .cannotCreate, failure("did not end within \(DocumentProgram.maximumSeconds) seconds", messages))
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw LedgerError(.cannotCreate, failure("ended with status \(process.terminationStatus)", messages))
    }
  }

  /// What happened, with the last line that the program said.
  private func failure(_ what: String, _ messages: URL) -> String {
    let said = (try? Data(contentsOf: messages)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let last = said.split(whereSeparator: \.isNewline).last.map { " (“\($0.prefix(300))”)" } ?? ""
    return "\(path) cannot be made, as \(executable.path) \(what)\(last): ask for .html, which any browser prints"
  }
}
