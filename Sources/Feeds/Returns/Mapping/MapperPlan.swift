internal import Events

/// What a feed file comes to for one sheet: each field with its way, checked. All that is wrong with it is said at once.
final class MapperPlan {
  private(set) var fields: [FieldMapper] = []
  private(set) var dates: [DateFieldMapper] = []
  private(set) var answers: [AnswerMapper] = []
  /// The questions whose columns the sheet lacks.
  private(set) var heldQuestions: [String] = []
  private(set) var key: [CellSource] = []
  /// For each part of the key the dates that its column holds, so that a date names a row however it is written.
  private(set) var keyDates: [DateMapper?] = []
  private(set) var conditions: [(cell: CellSource, isOneOf: Bool, tests: [CodeTest])] = []
  private(set) var until: Regex<AnyRegexOutput>?
  private(set) var untilText: String?
  let layout: MappedLayout

  private let feedFile: FeedFile
  private let header: HeaderMatch
  private let context: MappingContext
  private let hidden: Set<Int>

  /// - Throws: one refusal with every fault of the feed file.
  init(_ feedFile: FeedFile, _ header: HeaderMatch, _ context: MappingContext) throws(Refusal) {
    (self.feedFile, self.header, self.context) = (feedFile, header, context)
    hidden = MapperPlan.hidden(feedFile, header)
    layout = MapperPlan.layout(of: feedFile)
    var faults = FaultCollector()
    for field in feedFile.fields {
      do throws(ReturnMistake) {
        try add(field)
      } catch {
        faults.add(Refusal(.field("columns." + field.field), error))
      }
    }
    do throws(ReturnMistake) {
      for answer in feedFile.answers { try add(answer) }
      for condition in feedFile.conditions { try add(condition) }
      try add(until: feedFile.until)
    } catch {
      faults.add(Refusal(.whole, error))
    }
    addKey(&faults)
    for name in FieldRules.needed(of: feedFile.row) where !isGiven(name) {
      faults.add(Refusal(.field("columns." + name), ReturnMistake.missingField))
    }
    if context.key == nil, feedFile.fields.contains(where: { $0.origin.isPseudonym }) {
      faults.add(Refusal(.whole, PseudonymKeyMistake.notNamed))
    }
    try faults.end()
  }

  private func isGiven(_ name: String) -> Bool {
    if feedFile.mapping(of: name) != nil { return true }
    return (name == "start" || name == "end") && feedFile.mapping(of: "period") != nil
  }

  /// The columns whose values are never shown: of pseudonyms, ignored, unknown.
  private static func hidden(_ feedFile: FeedFile, _ header: HeaderMatch) -> Set<Int> {
    let parts = feedFile.fields.filter(\.origin.isPseudonym).flatMap(\.origin.columns)
    return Set(parts.compactMap { header.position(of: $0) } + header.ignoredPositions + header.unknownPositions)
  }

  private static func layout(of feedFile: FeedFile) -> MappedLayout {
    var names = Set(feedFile.fields.map(\.field))
    if names.remove("period") != nil { names.formUnion(["start", "end"]) }
    if feedFile.row == .statistic { names.remove("indicator") }
    if !feedFile.answers.isEmpty { names.formUnion(["question", "answer"]) }
    return MappedLayout(names)
  }

  // MARK: Fields

  private func add(_ field: FeedFile.FieldMapping) throws(ReturnMistake) {
    guard let rule = FieldRules.field(field.field, of: feedFile.row) else { throw .unknownField }
    let isMissing = field.origin.columns.contains { header.position(of: $0) == nil }
    let mayBeEmpty = field.mayBeEmpty && (!rule.isNeeded || ValueMaker(rule: rule.value).element != nil)
    if rule.value == .date || rule.value == .dateOrNull {
      let way: DateFieldMapper.Way
      if isMissing {
        way = .asHeld
      } else if case .constant(let json) = field.origin {
        way = .constant(try DateMapper.constant(field, json))
      } else {
        let mapper = try DateMapper(
          field, isNeeded: rule.isNeeded, count: context.dayCount, readsRejects: context.readsRejects)
        way = .cells(source(of: field), mapper)
      }
      dates.append(
        DateFieldMapper(name: field.field, way: way, mayBeEmpty: mayBeEmpty, isNeeded: rule.isNeeded))
      return
    }
    guard let way = try isMissing ? .asHeld : way(of: field, rule) else { return }
    // The indicator of a figure is its subject and has no place among its values.
    let position = layout.position(of: field.field) ?? -1
    fields.append(FieldMapper(name: field.field, position: position, way: way, mayBeEmpty: mayBeEmpty))
  }

  private func way(of field: FeedFile.FieldMapping, _ rule: FieldRules.Field) throws(ReturnMistake) -> FieldMapper.Way?
  {
    switch field.origin {
    case .constant(let json):
      let maker = ValueMaker(rule: rule.value)
      guard let element = maker.element, json.first != UInt8(ascii: "[") else {
        return .constant(.json(try maker.value(json: json)))
      }
      let value = try ValueMaker(rule: element).value(json: json)
      return .constant(.json([UInt8(ascii: "[")] + value + [UInt8(ascii: "]")]))
    case .pseudonym(let pseudonym):
      return context.key.map { .party(PartyMapper(pseudonym, key: $0, header, hidden: hidden)) }
    case .coordinates(let longitude, let latitude):
      let cells = CellSource([longitude, latitude], with: ", ", header, hidden: hidden)
      return .place(cells, try PlaceMapper(field, isNeeded: rule.isNeeded, names: context.areaNames))
    case .column, .joined:
      let source = source(of: field)
      if rule.value == .area, let level = field.areaLevel {
        return .area(source, try AreaMapper(field, level: level, isNeeded: rule.isNeeded, names: context.areaNames))
      }
      let mapper = try TextMapper(
        rule.value, codes: field.codes, otherwise: field.otherwise, separators: field.separators,
        takesWords: field.takesWords, isNeeded: rule.isNeeded)
      return .text(source, mapper)
    }
  }

  private func source(of field: FeedFile.FieldMapping) -> CellSource {
    switch field.origin {
    case .joined(let columns, let joint): return CellSource(columns, with: joint, header, hidden: hidden)
    case .column, .constant, .pseudonym, .coordinates: return CellSource(field.origin.columns, header, hidden: hidden)
    }
  }

  /// The headings of the columns that faults found beside other rows are about.
  var headings: [String: String] {
    var headings: [String: String] = [:]
    for field in dates {
      if field.name == "date", case .cells(let cell, _) = field.way { headings[field.name] = cell.name }
    }
    for field in fields where field.name == "area" || field.name == "value" {
      switch field.way {
      case .text(let cell, _): headings[field.name] = cell.name
      case .area(let cell, _), .place(let cell, _): headings[field.name] = cell.name
      case .constant, .asHeld, .party: break
      }
    }
    if !key.isEmpty { headings["key"] = key.map(\.name).joined(separator: " + ") }
    return headings
  }

  // MARK: What else a row has

  private func add(_ answer: FeedFile.AnswerMapping) throws(ReturnMistake) {
    guard header.position(of: answer.column) != nil else {
      heldQuestions.append(answer.question)
      return
    }
    let mapper = try TextMapper(
      .scalar, codes: answer.codes, otherwise: answer.otherwise, takesWords: answer.takesWords, isNeeded: false)
    let cell = CellSource([answer.column], header, hidden: hidden)
    answers.append(AnswerMapper(question: answer.question, cell: cell, answers: mapper))
  }

  private func add(_ condition: FeedFile.RowCondition) throws(ReturnMistake) {
    var tests: [CodeTest] = []
    for value in condition.values { tests.append(try CodeTest(value)) }
    conditions.append((CellSource([condition.column], header, hidden: hidden), condition.isOneOf, tests))
  }

  private func add(until pattern: FeedFile.Pattern?) throws(ReturnMistake) {
    switch pattern {
    case .text(let text): untilText = CaselessText.folded(text.trimmed)
    case .regex(let regex): until = try RegexText.regex(regex)
    case nil: break
    }
  }

  private func addKey(_ faults: inout FaultCollector) {
    for column in feedFile.key {
      key.append(CellSource([column], header, hidden: hidden))
      let position = header.position(of: column)
      // Two regular expressions may mean one column, which shows only here.
      if let position, hidden.contains(position) {
        faults.add(Refusal(.field("key"), value: header.name(of: column), ReturnMistake.keyNeverStored))
      }
      keyDates.append(
        dates.lazy.compactMap { field in
          if case .cells(let source, let mapper) = field.way, source.positions == [position] { return mapper }
          return nil
        }.first)
    }
  }
}

extension FeedFile.Origin {
  var isPseudonym: Bool {
    if case .pseudonym = self { return true }
    return false
  }
}
