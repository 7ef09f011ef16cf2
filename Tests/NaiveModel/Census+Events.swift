import Events

extension Census {
  /// Counts an event that was appended.
  mutating func note(_ event: NaiveEvent, after events: ArraySlice<NaiveEvent>) {
    let type = event.type.rawValue
    count("type " + type)
    for field in event.type.rule.fields {
      count((event.data[Word(field.name)] == nil ? "without " : "field ") + type + " " + field.name)
    }
    if let kind = event.kind { note(event, of: kind, after: events) }
    switch event.type {
    case .areaAssigned: noteArea(event, NaiveWorld(events))
    case .populationEstimated:
      count("population of " + (event.data["of"]?.text?.text ?? "residents"))
      noteNewer("population", event, of: ["year", "of"], after: events)
    case .statisticPublished: noteNewer("statistic", event, of: ["area", "start", "end"], after: events)
    case .coverageDeclared:
      let declaration = NaiveDeclaration(event)
      count("declaration \(declaration.status)")
      count("declaration of " + declaration.feed.text)
      if RecordKind(word: declaration.feed.text) != nil { count("declaration of a kind") }
      noteNewer("declaration", event, of: ["feed", "area", "start", "end"], isOfSubject: false, after: events)
    default: break
    }
    guard let definition = event.definition else { return }
    note(definition)
    guard let earlier = events.last(where: { $0.subject == event.subject && $0.definition != nil })?.definition else {
      return
    }
    count("second version")
    let isAlike =
      earlier.measure == definition.measure && earlier.count == definition.count && earlier.of == definition.of
      && earlier.per == definition.per && earlier.over == definition.over && earlier.window == definition.window
    count("second version that counts " + (isAlike ? "alike" : "otherwise"))
  }

  /// An event that replaces an earlier one with the same fields.
  private mutating func noteNewer(
    _ what: String, _ event: NaiveEvent, of fields: [Word], isOfSubject: Bool = true,
    after events: ArraySlice<NaiveEvent>
  ) {
    let isNewer = events.contains { earlier in
      earlier.type == event.type && (earlier.subject == event.subject || !isOfSubject)
        && fields.allSatisfy { earlier.data[$0] == event.data[$0] }
    }
    if isNewer { count("newer " + what) }
  }

  private mutating func note(_ event: NaiveEvent, of kind: RecordKind, after events: ArraySlice<NaiveEvent>) {
    guard event.type.rule.role == .opens else { return }
    if events.contains(where: { $0.kind == event.kind && $0.subject == event.subject }) { count("reopened") }
    if let area = event.data["area"]?.text?.text, Pool.nowhere.contains(area) { count("nowhere " + kind.word) }
    if case .object(let attributes) = event.data["attributes"] {
      if attributes.isEmpty { count("no attributes") }
      for name in attributes.keys { count("attribute " + name.text) }
    }
  }

  private mutating func noteArea(_ event: NaiveEvent, _ world: NaiveWorld) {
    let (area, geography) = (event.subject, NaiveAreas.geography(of: event))
    if let before = world.areas.parents[geography]?[area] {
      if event.data["parent"] == .null { count("detached area in " + geography.text) }
      if let parent = event.data["parent"]?.text, parent != before { count("moved area in " + geography.text) }
    }
    let isProvisional = event.data["provisional"] == .flag(true)
    if isProvisional { count("provisional area in " + geography.text) }
    if world.areas.isProvisional(area, in: geography), !isProvisional { count("settled area in " + geography.text) }
    let (before, after) = (world.areas.lives[area] ?? NaiveAreas.Life(), world.areas.life(after: event))
    if after.start != before.start, after.start != nil { count("life started") }
    if after.end != before.end, after.end != nil { count("life ended") }
    if (before.start != nil && after.start == nil) || (before.end != nil && after.end == nil) { count("life cleared") }
    if !world.areas.named.contains(area), world.records.contains(where: { $0.area == area }) {
      count("area of records placed late")
    }
  }
}
