import Events
import LedgerTestSupport
import Testing

@Suite("Event types")
struct EventFieldsTests {
  @Test("there is an example of every type, with every field")
  func complete() {
    #expect(Set(EventExample.all.map(\.type)) == Set(EventType.allCases.map(\.rawValue)))
    for example in EventExample.all {
      let names = EventType(rawValue: example.type)?.rule.fields.map(\.name) ?? []
      #expect(Set(names) == Set((example.required + example.optional).map(\.name)), "\(example.type)")
    }
  }

  @Test("the examples are taken, with the required fields alone and with all", arguments: EventExample.all)
  func valid(example: EventExample) {
    #expect(refusal(example.json(data: example.required)) == nil)
    #expect(refusal(example.json(data: example.required + example.optional)) == nil)
    for field in example.optional { #expect(refusal(example.json(data: example.required + [field])) == nil) }
  }

  @Test("a missing field is refused by name", arguments: EventExample.all)
  func missing(example: EventExample) {
    for (index, field) in example.required.enumerated() {
      var fields = example.required
      fields.remove(at: index)
      let refusal = refusal(example.json(data: fields))
      #expect(refusal?.field == "data." + field.name)
      #expect(refusal?.value == "")
      #expect(refusal?.rule.contains("requires it") == true)
    }
  }

  @Test("an unknown field is refused by name", arguments: EventExample.all)
  func unknown(example: EventExample) {
    for name in ["Date", "notes", "", "ward"] {
      let refusal = refusal(example.json(data: example.required + [(name, "1")]))
      #expect(refusal?.field == "data." + name)
      #expect(refusal?.value == "1")
      #expect(refusal?.rule == "\(example.type) has no such field")
    }
  }

  @Test(
    "a field of another type or out of its range is refused by name and value", arguments: EventExample.all)
  func illTyped(example: EventExample) {
    for field in example.required + example.optional {
      let bad = EventExample.badValues(example.type, field.name)
      #expect(!bad.isEmpty)
      for value in bad {
        let others = (example.required + example.optional).filter { $0.name != field.name }
        let refusal = refusal(example.json(data: others + [(field.name, value)]))
        #expect(
          refusal?.field == "data." + field.name, "\(field.name): \(value) was \(refusal?.field ?? "taken")")
        if value.first != "\"" { #expect(refusal?.value == value) }
        #expect(refusal?.rule.isEmpty == false)
        #expect(refusal?.remedy.isEmpty == false)
      }
    }
  }

  @Test("null takes an area out of the hierarchy, and no value is a value of figures")
  func nulls() {
    let area = EventExample(
      "area.assigned", subject: "E07000129", ["name": #""Blaby""#, "level": #""district""#])
    #expect(refusal(area.json(data: area.required + [("parent", "null")])) == nil)
    for example in EventExample.all where example.type == "figure.published" {
      let others = example.required.filter { $0.name != "value" && $0.name != "knownAt" }
      let empty = [("value", "null"), ("knownAt", #"{"sequence":0,"time":null}"#)]
      #expect(refusal(example.json(data: others + empty)) == nil)
    }
  }

  @Test(
    "a subject that names an area or an indicator has its form",
    arguments: [
      ("population.estimated", "Blaby"), ("area.assigned", "E0700012"),
      ("statistic.published", "Hospital admissions"),
      ("definition.adopted", "ASB"), ("figure.published", "a--b"),
    ])
  func subjects(type: String, subject: String) throws {
    let example = try #require(EventExample.all.first { $0.type == type })
    let text = example.json(data: example.required)
      .replacing("\"subject\":\"\(example.subject)\"", with: "\"subject\":\"\(subject)\"")
    #expect(refusal(text)?.field == "subject")
    #expect(refusal(text)?.value == subject)
  }

  @Test("a definition is adopted under its own indicator")
  func indicator() throws {
    let example = try #require(EventExample.all.first { $0.type == "definition.adopted" })
    let text = example.json(data: example.required)
      .replacing("\"subject\":\"asb-rate\"", with: "\"subject\":\"other\"")
    #expect(refusal(text)?.field == "subject")
  }

  @Test("a feed file is adopted under its own feed, and checked as a whole")
  func feed() throws {
    let example = try #require(EventExample.all.first { $0.type == "feed.adopted" })
    let text = example.json(data: example.required)
    let other = text.replacing("\"subject\":\"asb-cases\"", with: "\"subject\":\"other\"")
    #expect(refusal(other)?.mistake as? EventMistake == .otherFeed("asb-cases"))
    let faults = refusal(text.replacing("\"month\"", with: "\"week\"").replacing("E06000016", with: "E99999999"))
    #expect(faults?.each.map(\.field) == ["data.feed.statement.of", "data.feed.statement.area"])
  }

  @Test("an end that is not after the start is refused")
  func ends() throws {
    for type in ["coverage.declared", "statistic.published"] {
      let example = try #require(EventExample.all.first { $0.type == type })
      for (start, end) in [("2019-01", "2019-01-01"), ("2019-02", "2019-01")] {
        let others = example.required.filter { $0.name != "start" && $0.name != "end" }
        let text = example.json(data: others + [("start", "\"\(start)\""), ("end", "\"\(end)\"")])
        #expect(refusal(text)?.field == "data.end")
      }
    }
  }

  @Test("a number beyond a double is refused wherever it stands")
  func numbers() throws {
    let example = try #require(EventExample.all.first { $0.type == "survey.answered" })
    for field in ["answer", "weight"] {
      let others = (example.required + example.optional).filter { $0.name != field }
      let text = example.json(data: others + [(field, "9007199254740993")])
      #expect(refusal(text)?.rule == "the number does not survive a double")
      #expect(refusal(example.json(data: others + [(field, "0.80")])) == nil)
    }
  }
}
