import Events
import Questions
import Testing

@Suite("The parameters of an address")
struct QuestionParametersTests {
  private static let names: [Parameter] = [.area, .areas, .to, .quarter, .knownAt, .asOf, .definition, .start, .part]

  private static func read(_ query: String, on surface: Surface) throws(Refusal) -> QuestionParameters {
    try QuestionParameters(URLCoding.items(query), names, repeatable: [.definition], on: surface)
  }

  /// The mistake in a query, with what is at fault, as the address names it.
  private static func mistake(
    _ query: String, on surface: Surface, _ read: (QuestionParameters) throws(Refusal) -> Void = { _ in }
  ) -> (place: String, mistake: QuestionMistake?) {
    do throws(Refusal) {
      try read(try Self.read(query, on: surface))
      return ("", nil)
    } catch {
      return (error.field(at: .address), error.mistake as? QuestionMistake)
    }
  }

  @Test("are read into their types, each once")
  func values() throws {
    let read = try QuestionParametersTests.read(
      "area=E1&areas=E1,%20E2&to=2019-06&quarter=2019-20-Q1&known-at=%231200&start=5&part=b&definition=a/1&definition=b/2",
      on: .interface)
    #expect(read[.area] == "E1" && read.codes(.areas) == ["E1", "E2"] && read[.asOf] == nil)
    #expect(try read.month(.to) == Month(year: 2019, month: 6))
    #expect(try read.quarter == Quarter("2019/20 Q1"))
    #expect(try read.knownAt() == KnownAt(length: 1200))
    #expect(try read.number(.start, in: 0...9) == 5)
    #expect(try read.word(.part, of: ["a", "b"]) == "b")
    #expect(read.all(.definition) == ["a/1", "b/2"])
    #expect(
      read.items(without: .definition, .areas).map(\.name) == ["area", "to", "quarter", "known-at", "start", "part"])
  }

  @Test("that are left out are nil")
  func absent() throws {
    let read = try QuestionParametersTests.read("", on: .interface)
    #expect(try read.month(.to) == nil && read.quarter == nil && read.knownAt() == nil)
    #expect(try read.number(.start, in: 0...9) == nil && read.word(.part, of: ["a"]) == nil)
  }

  @Test("take a quarter as an address writes it, and as people do", arguments: Array(2018...2020))
  func quarters(year: Int) throws {
    for first in stride(from: 1, through: 10, by: 3) {
      let quarter = Quarter(of: Month(year: year, month: first))
      #expect(Quarter(addressWord: quarter.addressWord) == quarter)
      #expect(Quarter(addressWord: quarter.label) == quarter)
    }
    #expect(Quarter(addressWord: "2019-21-Q1") == nil && Quarter(addressWord: "2019-20 Q1") == nil)
  }

  @Test("of the interface are strict: an empty one is a mistake, and a number is digits alone")
  func interface() throws {
    #expect(QuestionParametersTests.mistake("to=", on: .interface) == ("to", .empty))
    #expect(QuestionParametersTests.mistake("to=1&to=2", on: .interface) == ("to", .repeated(on: .interface)))
    #expect(
      QuestionParametersTests.mistake("x=", on: .interface)
        == ("x", .unknownParameter(known: QuestionParametersTests.names.map(\.name), on: .interface)))
    #expect(
      QuestionParametersTests.mistake("start=%2B5", on: .interface) { read throws(Refusal) in
        _ = try read.number(.start, in: 0...9)
      } == ("start", .notNumber(0...9, on: .interface)))
  }

  @Test("of a page may come from a form: empty ones count as left out")
  func page() throws {
    let read = try QuestionParametersTests.read("to=&area=E1&area=&start=%2B5", on: .page)
    #expect(read[.to] == nil && read[.area] == "E1" && read.items.map(\.name) == ["area", "start"])
    #expect(try read.number(.start, in: 0...9) == 5)
    #expect(QuestionParametersTests.mistake("to=1&to=2", on: .page) == ("to", .repeated(on: .page)))
  }

  @Test("that cannot be read name themselves")
  func mistakes() throws {
    #expect(
      QuestionParametersTests.mistake("to=2019-13", on: .page) { read throws(Refusal) in _ = try read.month(.to) }
        == ("to", .notMonth))
    #expect(
      QuestionParametersTests.mistake("quarter=2019", on: .page) { read throws(Refusal) in _ = try read.quarter }
        == ("quarter", .notQuarter))
    #expect(
      QuestionParametersTests.mistake("as-of=soon", on: .page) { read throws(Refusal) in
        _ = try read.knownAt(.asOf)
      } == ("as-of", .notKnownAt))
    #expect(
      QuestionParametersTests.mistake("", on: .interface) { read throws(Refusal) in
        _ = try read.required(.area, example: "E1")
      } == ("area", .missing(.area, example: "E1", on: .interface)))
    #expect(QuestionParametersTests.mistake("to=%zz", on: .page) == ("", .notEncoded))
  }

  @Test("are named in words as the door names them")
  func doors() {
    let refusal = Refusal(
      .parameter(.from), value: "2019-06", QuestionMistake.monthsBackwards(last: Month(year: 2019, month: 1)))
    #expect(
      refusal.description(at: .command)
        == "--from \"2019-06\": the first month is not after the last (2019-01). Swap --from and --to.")
    #expect(
      refusal.description(at: .address)
        == "from \"2019-06\": the first month is not after the last (2019-01). Swap from and to.")
    #expect(
      QuestionMistake.tooManyFigures(1_234_567, maximum: 1200).rule(at: .command)
        == "a trend has at most 1,200 figures, and these are 1,234,567")
  }
}
