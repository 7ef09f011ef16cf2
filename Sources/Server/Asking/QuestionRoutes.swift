internal import Boundaries
internal import Events
internal import Figures
internal import Hummingbird
internal import Logging
internal import Presentation
internal import Questions
internal import Snapshots

/// What the ledger is asked: every address of the interface that is answered whole.
struct QuestionRoutes: Sendable {
  let threads: ReaderThreads
  /// Asked first, as some addresses are those of a page too.
  let pages: PageRoutes
  /// By which areas are drawn.
  let boundaries: BoundaryShelf

  func add(to router: Router<CallContext>) {
    addFigures(to: router)
    addCube(to: router)
    addExplanations(to: router)
    addRevisions(to: router)
    addFacts(to: router)
    addReports(to: router)
    addEvents(to: router)
  }

  /// A route that asks the ledger something: who may, the parameters, the work off the event loop, and what a cache may
  /// do with the answer.
  /// - Parameters:
  ///   - names: the parameters of the query, beside `format`.
  ///   - forms: the forms of the answer, the one that is given where nothing is said first.
  ///   - table: what the columns are, where CSV is one of the forms: the description is a form of its own then.
  ///   - takesLong: whether its turn comes among the questions that take long, of which a caller has only so many.
  ///   - isOfRecords: whether the answer names records, so that only whoever may see all of them is answered.
  func addQuestion(
    _ path: RouterPath, _ names: [Parameter], forms: [Query.Form] = [.json, .csv], table: CSVMetadata.Table? = nil,
    namingRecords isOfRecords: Bool = false, takesLong: Bool = false, to router: Router<CallContext>,
    _ answer: @escaping @Sendable (_ reader: LedgerReader, _ query: Query) throws -> Reply
  ) {
    precondition(forms.contains(.csv) == (table != nil), "every table is described, and nothing else")
    let forms = table == nil ? forms : forms + [.csvm]
    router.get(path) { [self] request, context in
      if let page = try await pages.page(for: request, context, ratherThan: forms.map(\.mediaType)) { return page }
      try isOfRecords ? context.caller.checkMayDisclose() : context.caller.checkMayRead()
      let query = try Query(request, context, names, forms: forms)
      if try isOfRecords || query.disclose { context.logDisclosure() }
      let told: @Sendable (LedgerReader, Query) throws -> Reply = { reader, query in
        try query.told { try answer(reader, query) }
      }
      let ask = { (work: @escaping @Sendable (LedgerReader) throws -> Reply) async throws -> Reply in
        try await takesLong ? threads.runLong(for: context, work) : threads.run(work)
      }
      guard query.form == .csvm, let table else {
        var given = try await ask { try told($0, query) }
        if query.form == .csv {
          given.headers[Reply.link] = query.metadataLink
          given = given.named(query.fileName)
        }
        return given.response(to: request)
      }
      // A table that is not there has no description: the question is answered all the same.
      let asked = query.as(.csv)
      return try await ask { query.metadata(of: table, for: try told($0, asked)) }.response(to: request)
    }
  }
}

extension Query {
  /// What an answer comes to; what is kept back from the caller is a problem that says what may be asked instead.
  func told<Answer>(_ answer: () throws -> Answer) throws -> Answer {
    do {
      return try answer()
    } catch let refusal as Refusal where refusal.mistake.blame == .authority {
      throw Problem.keptBack(refusal, caller)
    }
  }

  /// The description of the CSV at this address (W3C, Metadata Vocabulary for Tabular Data).
  func metadata(of table: CSVMetadata.Table, for csv: Reply) -> Reply {
    var answer = Reply.json(CSVMetadata.json(url: address(as: .csv), table))
    answer.contentType = Form.csvm.mediaType
    answer.erasureCount = csv.erasureCount
    return answer
  }

  /// What a file of the table is called by: the address, the area and the months that it is asked for.
  var fileName: FileName {
    let place = path.split(separator: "/").map(String.init)
    let asked = [Parameter.area, .level, .from, .to, .knownAt].compactMap { parameters[$0] }
    return FileName(place + asked, ending: "csv")
  }

  /// Where a reader of the CSV finds its description (W3C, Model for Tabular Data and Metadata on the Web, section 5.2).
  var metadataLink: String {
    "<\(address(as: .csvm))>; rel=\"describedby\"; type=\"\(Form.csvm.mediaType)\""
  }
}
