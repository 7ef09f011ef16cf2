internal import Events
internal import Ledger

/// Appends the statistics of a statement that the ledger does not hold as they are stated. A statistic that no row states
/// any more stands: it is counted, never withdrawn. Nothing is declared.
struct ReturnStatistics {
  let feed: FeedFile
  let fileHashes: [String]

  /// What a statistic is about.
  private struct Subject: Hashable {
    var indicator: String
    var area: String
    var start: String
    var end: String

    init?(_ content: RecordContent, indicator: String) {
      guard let area = content.text("area"), let start = content.text("start"), let end = content.text("end") else {
        return nil
      }
      (self.indicator, self.area, self.start, self.end) = (indicator, area, start, end)
    }
  }

  /// What the ledger holds of an indicator.
  private struct Held {
    var newest: [Subject: RecordContent] = [:]
    /// Those that the feed's source stated.
    var own: Set<Subject> = []
    var nextNumber = 1
  }

  /// A statistic as the statement states it.
  private struct Stated {
    var row: StatementRow
    var subject: Subject
    var content: RecordContent

    init(_ row: StatementRow) {
      let content = row.content
      guard case .key(let indicator) = row.name, let subject = Subject(content, indicator: indicator) else {
        preconditionFailure("A row of a statistic names its indicator, area and period.")
      }
      (self.row, self.subject, self.content) = (row, subject, content)
    }
  }

  func append(
    _ statement: inout ReturnStatement, to batch: inout Batch, _ watch: EventWatch, _ progress: (_ done: Int) -> Void
  ) throws {
    let stated = join(&statement)
    var held: [String: Held] = [:]
    for (index, line) in stated.enumerated() {
      let (subject, place) = (line.subject, line.row.place)
      let indicator = subject.indicator
      if held[indicator] == nil { held[indicator] = try read(indicator, in: batch) }
      if held[indicator]?.newest[subject] == line.content {
        statement.counts.unchanged += 1
        continue
      }
      let json = ReturnEvents.json(
        feed, .statisticPublished, subject: indicator, number: held[indicator]?.nextNumber ?? 1,
        .object(line.content.members()), statement: fileHashes[place.fileNumber])
      do {
        try batch.add(json)
        watch.locate(place.refusal)
        if held[indicator]?.newest[subject] == nil {
          statement.counts.opened += 1
        } else {
          statement.counts.changed += 1
          statement.counts.changedBy[.statisticPublished, default: 0] += 1
        }
        held[indicator]?.nextNumber += 1
        held[indicator]?.newest[subject] = line.content
      } catch let refusal as Refusal {
        let told = try watch.everyFault(refusal, of: json)
        statement.refuse(place.refusal(told), at: place, name: line.row.name, month: line.row.month)
      }
      if index % 4096 == 4095 { progress(index + 1) }
    }
    let subjects = Set(stated.map(\.subject))
    for known in held.values { statement.counts.notStated += known.own.subtracting(subjects).count }
  }

  // MARK: Rows of one key

  /// One of the rows about each statistic: of those that say the same, and where the feed adds up their sum. Where they say
  /// different things all are refused.
  private func join(_ statement: inout ReturnStatement) -> [Stated] {
    var order: [Subject] = []
    var groups: [Subject: [Stated]] = [:]
    for row in statement.rows {
      let stated = Stated(row)
      if groups[stated.subject] == nil { order.append(stated.subject) }
      groups[stated.subject, default: []].append(stated)
    }
    var joined: [Stated] = []
    for subject in order {
      let group = groups[subject] ?? []
      if feed.addsUp, let sum = sum(of: group) {
        joined.append(sum)
      } else if let first = group.first, group.allSatisfy({ $0.content == first.content }) {
        joined.append(first)
        statement.counts.alike += group.count - 1
      } else {
        for line in group {
          guard let other = group.first(where: { $0.content != line.content })?.row.place.row else { continue }
          let file = other.file == line.row.place.row.file ? nil : other.file
          statement.refuse(
            line.row, "value", value: line.content.json("value"), .unlike(row: other.row, file: file))
        }
      }
    }
    return joined
  }

  /// What is counted is added up; the limits of an interval are not, and are left out.
  private func sum(of group: [Stated]) -> Stated? {
    guard var sum = group.first else { return nil }
    for line in group.dropFirst() {
      guard sum.content["publisher"] == line.content["publisher"] else { return nil }
      for field in ["value", "numerator", "denominator"] {
        guard let own = sum.content.number(field) else { continue }
        guard let other = line.content.number(field), let total = own.adding(other) else { return nil }
        sum.content[field] = total.json
      }
      (sum.content["lower"], sum.content["upper"]) = (nil, nil)
    }
    return sum
  }

  private func read(_ indicator: String, in batch: borrowing Batch) throws -> Held {
    var held = Held()
    let (source, prefix) = (ExactText(feed.source), ReturnEvents.idPrefix(feed: feed.feed, subject: indicator))
    try batch.forEachEvent(kind: .indicator, subjectsBeginningWith: indicator) { _, event in
      guard ExactText(event.subject) == ExactText(indicator) else { return }
      let isOwn = ExactText(event.source) == source
      if isOwn, event.id.hasPrefix(prefix), let number = Int(event.id.dropFirst(prefix.count)) {
        held.nextNumber = max(held.nextNumber, number + 1)
      }
      guard event.rule.type == .statisticPublished else { return }
      var content = RecordContent()
      for field in event.rule.fields where field.name != "note" {
        if let node = event.node(field.name) {
          var json: [UInt8] = []
          CanonicalJSON.write(event.document, node, to: &json)
          content[field.name] = json
        }
      }
      guard let subject = Subject(content, indicator: indicator) else { return }
      held.newest[subject] = content
      if isOwn { held.own.insert(subject) }
    }
    return held
  }
}
