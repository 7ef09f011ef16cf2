internal import ArgumentParser
internal import Events
internal import Figures
internal import Foundation
internal import Ledger
internal import Presentation

/// The forms in which a paper is printed, by the ending of the file's name.
enum DocumentForm: String, CaseIterable {
  case txt, md, html, docx, pdf, xlsx, csv, json

  /// The form that a file's ending names; without a file the form asked for.
  /// - Parameter refused: forms that what is printed does not have.
  init(_ output: FormatOptions, _ path: String?, without refused: [DocumentForm] = []) throws {
    guard let path else {
      self =
        switch output.format {
        case .table: .txt
        case .json: .json
        case .csv: .csv
        }
      return
    }
    let ending = path.split(separator: "/").last?.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard let form = DocumentForm(rawValue: ending), !refused.contains(form) else {
      let known = DocumentForm.allCases.filter { !refused.contains($0) }
      let endings = known.map { "." + $0.rawValue }.joined(separator: ", ")
      throw ValidationError("--output \(path): the ending says how it is printed; it is one of \(endings).")
    }
    self = form
  }

  /// Whether it is a paper for people, and no data.
  var isRead: Bool {
    switch self {
    case .txt, .md, .html, .docx, .pdf: true
    case .xlsx, .csv, .json: false
    }
  }

  /// The form that another program makes this one from.
  private var source: DocumentForm {
    switch self {
    case .pdf: .html
    case .txt, .md, .html, .docx, .xlsx, .csv, .json: self
    }
  }

  /// Prints to a file, or to standard output where none is named.
  /// - Parameters:
  ///   - name: what is printed, in a word.
  ///   - time: the recorded time of the last event that it rests on, which a file made by another program bears.
  ///   - workbook: the paper as a workbook, where it has one.
  ///   - paper: the paper in a form that is text; for a Word file what pandoc makes it from.
  func print(
    _ name: String, to path: String?, at time: RecordedTime?, workbook: () -> [UInt8] = { [] },
    _ paper: (DocumentForm) -> String
  ) throws {
    guard let path else { return Output.print(paper(self)) }
    let program = try DocumentProgram(for: self, path)
    // A file is the same wherever it was made.
    let contents =
      self == .xlsx
      ? Data(workbook())
      : Data(Erasures.shown(WrappedText.$width.withValue(WrappedText.usualWidth) { paper(source) }).utf8)
    try ResultFile.write(try program?.made(from: contents, at: time) ?? contents, to: path, "the \(name)")
    Output.sayLine("The \(name) is in \(path).")
  }
}
