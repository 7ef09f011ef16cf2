internal import ArgumentParser
internal import Events
internal import Figures
internal import Foundation
internal import Presentation

/// The forms in which a paper is printed, by the ending of the file's name.
enum DocumentForm: String, CaseIterable {
  case md, html, txt, csv, json

  /// The form that a file's ending names; without a file the form asked for.
  init(_ output: FormatOptions, _ path: String?) throws {
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
    guard let form = DocumentForm(rawValue: ending) else {
      let endings = DocumentForm.allCases.map { "." + $0.rawValue }.joined(separator: ", ")
      throw ValidationError("--output \(path): the ending says how it is printed; it is one of \(endings).")
    }
    self = form
  }

  /// Prints to a file, or to standard output where none is named.
  /// - Parameter name: what is printed, in a word.
  func print(_ name: String, to path: String?, _ paper: (DocumentForm) -> String) throws {
    guard let path else { return Output.print(paper(self)) }
    // A file is the same wherever it was made.
    let text = WrappedText.$width.withValue(WrappedText.usualWidth) { paper(self) }
    try ResultFile.write(Data(Erasures.shown(text).utf8), to: path, "the \(name)")
    Output.sayLine("The \(name) is in \(path).")
  }
}
