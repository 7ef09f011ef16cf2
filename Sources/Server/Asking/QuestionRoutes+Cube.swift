internal import Events
internal import Figures
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import NIOCore
internal import Presentation
internal import Questions
internal import Snapshots

extension QuestionRoutes {
  /// The cube: what the command `figures` prints, sent while it is made.
  ///
  /// Everything that can be refused is refused before the first byte; then an indicator at a time is made off the event
  /// loop and sent, so that nothing but one of them is held, and a client that reads slowly is waited for. A thread does
  /// some hundred figures at a time, so that others have their turn.
  func addCube(to router: Router<CallContext>) {
    let names: [Parameter] = [
      .indicators, .area, .areas, .level, .from, .to, .every, .knownAt, .definition, .disclose,
    ]
    router.get("figures") { [self] request, context in
      try context.caller.checkMayRead()
      let query = try Query(request, context, names, forms: [.json, .csv, .lines, .csvm])
      let cube = try await threads.run { reader in try query.told { try AskedCube(query, reader) } }
      if cube.discloses { context.logDisclosure() }
      guard let pieces = query.pieces else {
        return query.metadata(of: CSVMetadata.figures, for: cube.head).response(to: request)
      }
      return cube.head.streamed(
        ResponseBody { writer in try await cube.write(pieces, to: &writer, on: threads) }, to: request, of: cube.content
      )
    }
  }

  /// The most figures of a cube in one answer: five years of quarters of 35 indicators in 28 areas, a second of work.
  static let maximumCubeFigureCount = 20_000
}

extension Query {
  /// How the figures of a cube are written; nil where only their columns are asked for.
  fileprivate var pieces: FigurePieces? {
    switch form {
    case .csv: .csv
    case .lines: .lines
    case .csvm: nil
    default: .json
    }
  }
}

/// A cube that is asked for and may be told, with the head of its answer.
private struct AskedCube: Sendable {
  private let question: CubeQuestion
  private let maker: FigureMaker
  /// The answer without its body.
  let head: Reply
  /// What the answer depends on, all of it: as much is the same, so is the answer.
  let content: String

  /// Whether small numbers are shown.
  var discloses: Bool { question.indicators.contains(where: \.disclose) }

  init(_ query: Query, _ reader: LedgerReader) throws {
    let parameters = query.parameters
    let known = try reader.snapshot(at: parameters.knownAt())
    let months = try FigureMaker.months(
      from: try query.month(.from), to: try query.month(.to), every: try parameters.word(.every) ?? .quarter)
    var cube = try known.cube(
      of: parameters.codes(.indicators), .parameter(.indicators), in: try AskedCube.areas(parameters), months: months,
      definition: try parameters.number(.definition, in: 1...Int.max))
    guard cube.figureCount <= QuestionRoutes.maximumCubeFigureCount else {
      throw Refusal(
        .parameter(.from), value: parameters[.from] ?? "",
        InterfaceMistake.tooLargeCube(cube.figureCount, maximum: QuestionRoutes.maximumCubeFigureCount))
    }
    let discloses = try query.disclosing(cube.indicators.map(\.indicator))
    for index in cube.indicators.indices { cube.indicators[index].disclose = discloses }
    question = try query.access(known.view).allowed(cube, at: known.snapshot)
    maker = try known.figures().apart
    var head = query.form == .csv ? Reply.csv("") : Reply(contentType: query.form.mediaType, body: "")
    if query.form == .csv { head.headers[Reply.link] = query.metadataLink }
    let details = question.indicators.map(\.detail)
    let ending = query.form == .lines ? "jsonl" : query.form == .csv ? "csv" : "json"
    let name = FileName(AskedCube.name(parameters), ending: ending)
    self.head = query.pinned(head, known, details).named(name, isSaved: query.form != .json)
    let root = Digest.hex(try reader.ledger.root(size: known.length))
    content = [
      Program.version, root, "\(known.length)", "\(known.view.erased.parties.count)", "\(details)", "\(discloses)",
      query.form.rawValue, URLCoding.query(parameters.items(without: .knownAt, .format)),
    ].joined(separator: "\n")
  }

  /// Areas by name, or those below one.
  private static func areas(_ parameters: QuestionParameters) throws(Refusal) -> CubeAreas {
    switch (parameters[.area], parameters.codes(.areas)) {
    case (let area?, nil): return .below(area, level: parameters[.level])
    case (nil, let areas?) where parameters[.level] == nil: return .named(areas)
    default: throw Refusal(.parameter(.area), InterfaceMistake.areaOrAreas)
    }
  }

  /// Indicators that the name of a file names each.
  private static let maximumNamedCount = 3

  /// What a file of the cube is called by: `figures-E10000018-district-2014-09-to-2019-06`.
  private static func name(_ parameters: QuestionParameters) -> [String] {
    let indicators = parameters.codes(.indicators) ?? []
    let places = [
      parameters[.area], parameters[.level], parameters.codes(.areas).map { $0.count == 1 ? $0[0] : "areas" },
    ]
    let named = indicators.count <= maximumNamedCount ? indicators : ["\(indicators.count)", "indicators"]
    return ["figures"] + named + places.compactMap(\.self)
      + [parameters[.from] ?? "", "to", parameters[.to] ?? ""]
  }

  /// How many periods a thread makes before others have their turn: some hundred figures.
  private var periodsOfTurn: Int { max(1, 500 / (question.areas.count + question.beside.count)) }

  func write(_ pieces: FigurePieces, to writer: inout any ResponseBodyWriter, on threads: ReaderThreads) async throws {
    if !pieces.opening.isEmpty { try await writer.write(ByteBuffer(string: pieces.opening)) }
    for (index, indicator) in question.indicators.enumerated() {
      var periods: [[Figure]] = []
      while periods.count < question.months.count {
        try Task.checkCancellation()
        let turn = question.months[periods.count...].prefix(periodsOfTurn)
        periods += try await threads.run { _ in try maker.periods(indicator, of: question, to: turn) }
      }
      let text = try await threads.run { [periods] _ in
        Erasures.shown(pieces.text(FigureMaker.rows(of: periods, in: question), isFirst: index == 0))
      }
      try await writer.write(ByteBuffer(string: text))
    }
    if !pieces.closing.isEmpty { try await writer.write(ByteBuffer(string: pieces.closing)) }
    try await writer.finish(nil)
  }
}
