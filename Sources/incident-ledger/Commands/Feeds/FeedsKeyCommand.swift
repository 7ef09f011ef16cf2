internal import ArgumentParser
internal import Events
internal import Feeds

struct FeedsKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Makes a key under which feeds make pseudonyms, in a new file.",
    discussion: """
      The file holds 32 random bytes and is for its owner alone (mode 0600). Set INCIDENT_LEDGER_KEY to its path; keep \
      it outside the ledger, whose copies would carry it along, and keep a copy where only you can read it: under \
      another key the same person has another pseudonym. A file that is there is never replaced.

      EXAMPLE
        incident-ledger feeds key ~/safer-communities.key
        export INCIDENT_LEDGER_KEY=~/safer-communities.key
      """)

  @Argument(help: "The file to make.", completion: .file())
  var file: String

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let key = try PseudonymKeyFile.make(file, ledger: try? ledger.folder())
    let sentence =
      "The key \(key.id) is in \(file). Set \(PseudonymKeyFile.variable) to that path, and keep a copy of it."
    guard answer.format != nil else { return Output.sayLine(sentence) }
    answer.print([("file", .string(file)), ("key", .string(key.id))], usually: .table, sentence: sentence)
  }
}
