/// Reading `answers`: a column for each key; the question that its cells answer.
extension FeedFile.AnswerMapping {
  private static let rule = RecordField.answer.value(in: .answer) ?? .scalar

  static func all(_ outer: ObjectReader) throws(Refusal) -> [FeedFile.AnswerMapping] {
    guard let node = outer.node("answers") else { return [] }
    let path = outer.path + ".answers"
    let reader = try ObjectReader(outer.document, node, path: path, keys: []) { _ in true }
    guard !reader.names.isEmpty else { throw outer.fault("answers", .noColumns) }
    var faults = FaultCollector()
    var answers: [FeedFile.AnswerMapping] = []
    for name in reader.names {
      guard let value = reader.node(name) else { continue }
      let answer = faults.take { () throws(Refusal) in
        try FeedFile.AnswerMapping(outer.document, value, path: path + "." + name, heading: name)
      }
      guard let answer else { continue }
      if answers.contains(where: { $0.question == answer.question }) {
        faults.add(Refusal(.field(path + "." + name), value: answer.question, FeedFileMistake.questionTwice))
      }
      if answers.contains(where: { $0.column.sharesHeading(with: answer.column) }) {
        faults.add(Refusal(.field(path + "." + name), value: name, FeedFileMistake.headingTwice))
      }
      answers.append(answer)
    }
    try faults.end()
    return answers
  }

  private init(_ document: JSONDocument, _ node: Int, path: String, heading: String) throws(Refusal) {
    let column = FeedFile.Column([try FeedFile.Pattern(heading, at: path)])
    if ValueRule.text.accepts(document, node) {
      self.init(column: column, question: document.string(node))
      return
    }
    let reader = try ObjectReader(
      document, node, path: path, keys: ["question", "codes", "otherwise", "words", "may-be-missing"])
    var faults = FaultCollector()
    reader.addUnknownKeys(to: &faults)
    let question = faults.take { () throws(Refusal) in
      try reader.required("question", .text) { document.string($0) }
    }
    let values = CellValues(reader, Self.rule, &faults)
    let missing = faults.take { () throws(Refusal) in
      try reader.optional("may-be-missing", .flag) { document.kind($0) == .true }
    }
    try faults.end()
    self.init(column: column, question: question ?? "")
    (codes, otherwise, takesWords) = (values.codes, values.otherwise, values.takesWords)
    mayBeMissing = (missing ?? nil) ?? false
  }
}
