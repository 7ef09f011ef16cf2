import Events
import NaiveModel
import Testing

@Suite("The model's marks")
struct NaiveMarksTests {
  private func world(_ keys: String, _ crimes: Int, more: String = "") -> Journal {
    var journal = Journal()
    journal.define(keys + #","window":"1 month""#)
    journal.place("c")
    for index in 0..<crimes { journal.crime("\(index)", "c", "2019-02-03", more) }
    for index in 0..<20 { journal.crime("earlier \(index)", "c", "2019-01-03", more) }
    return journal
  }

  @Test("values stand for records: by the longest path, or by an equal field")
  func weights() throws {
    for (weights, expected) in [
      (#"{"by":"offence","values":{"burglary/residential":20,"burglary":10}}"#, Fraction(30)),
      (#"{"by":"offence","values":{"burglary/residential":20},"otherwise":0.5}"#, Fraction(21)),
      (#"{"by":"attributes.agency","values":{"police":3},"otherwise":-1}"#, Fraction(1)),
      (#"{"by":"attributes.score","values":{"7":3}}"#, Fraction(3)),
      (#"{"by":"location","values":{"Caf\u00e9":3}}"#, Fraction(0)),
    ] {
      var journal = Journal()
      journal.define(#""measure":"rate","window":"1 month","count":{"records":"crime","weights":\#(weights)}"#)
      journal.place("c")
      journal.count("c", 1000)
      for (index, offence) in ["burglary/residential/x", "burglary-distraction", "burglary"].enumerated() {
        let attributes = [#","attributes":{"agency":"police"}"#, #","attributes":{"score":7.0}"#, ""][index]
        journal.append(
          "crime.recorded", "\(index)",
          #""offence":"\#(offence)","date":"2019-02-03","area":"c","location":"Cafe\#u{301}"\#(attributes)"#)
      }
      let figure = try journal.figure("x", "c", "2019-02")
      #expect(figure.current.numerator == expected, "\(weights)")
      #expect(figure.marks == [] && !figure.hasInterval && !figure.hasComparison, "\(weights)")
    }
  }

  @Test("numbers of records from one are kept back, of a percentage those of the rest too", arguments: 0...6)
  func suppressed(crimes: Int) throws {
    let limit = #""disclosure":{"suppressBelow":5}"#
    var journal = world(#""measure":"count","count":{"records":"crime"},\#(limit)"#, crimes)
    #expect(try journal.figure("x", "c", "2019-02").isSuppressed == (1...4).contains(crimes))
    // What adds nothing is no record.
    journal = world(
      #""measure":"count","count":{"records":"crime","weights":{"by":"outcome","values":{"x":1}}},\#(limit)"#, crimes)
    #expect(try !journal.figure("x", "c", "2019-02").isSuppressed)
    let share =
      #""measure":"percentage","of":{"records":"crime"},"count":{"records":"crime","where":{"outcome":"x"}},\#(limit)"#
    #expect(try world(share, crimes).figure("x", "c", "2019-02").isSuppressed == (1...4).contains(crimes))
    journal = world(share, crimes, more: #","outcome":"x""#)
    let figure = try journal.figure("x", "c", "2019-02")
    #expect(figure.isSuppressed == (1...4).contains(crimes))
    #expect(figure.marks == (crimes == 0 ? ["x", "p"] : crimes < 5 ? ["c"] : ["u"]))
    #expect(figure.hasComparison == (crimes > 4))
    journal = world(share.replacing(limit, with: #""disclosure":{"none":"y"}"#), crimes)
    #expect(try !journal.figure("x", "c", "2019-02").isSuppressed)
  }

  @Test("a series breaks where versions count otherwise, not where they say the same in more words")
  func breaks() throws {
    for (other, breaks) in [
      ("", false), (#","window":"12 months","per":1000,"over":"residents""#, false),
      (#","per":1e3,"decimals":3"#, false),
      (#","per":100"#, true), (#","over":"households""#, true), (#","window":"quarter""#, true),
    ] {
      var journal = Journal()
      journal.define(#""measure":"rate","count":{"records":"crime"}"#)
      let rate = #""measure":"rate","count":{"records":["crime"]}"#
      journal.append(
        "definition.adopted", "x",
        #""definition":{"indicator":"x","title":"T2","version":2,"effective":"2019-02-02",\#(rate)\#(other)}"#)
      journal.place("c")
      #expect(try journal.figure("x", "c", "2019-03").hasBreak == breaks, "\(other)")
      #expect(try !journal.figure("x", "c", "2021-12").hasBreak)
    }
  }

  @Test("more events than persons have an interval, more of a percentage have none")
  func exceeding() throws {
    var journal = world(#""measure":"rate","count":{"records":"crime"}"#, 12)
    journal.count("c", 3, year: 2018)
    let rate = try journal.figure("x", "c", "2019-02")
    #expect(rate.hasInterval && rate.hasComparison && rate.marks == [])
    journal = world(
      #""measure":"percentage","count":{"records":"crime"},"of":{"records":"crime","where":{"outcome":"x"}}"#, 12)
    journal.crime("o", "c", "2019-02-03", #","outcome":"x""#)
    let share = try journal.figure("x", "c", "2019-02")
    #expect(share.current.value == Fraction(1300) && !share.hasInterval && share.marks == ["u"])
  }

  @Test("a media type that says JSON equals its absence")
  func mediaTypes() throws {
    func line(_ type: String?) -> [UInt8] {
      let data = #""data":{"offence":"robbery","date":"2019-01-02","area":"c","outcome":"Caf\u00e9"}}"#
      return Array(
        (#"{"specversion":"1.0","id":"1","source":"s","type":"crime.recorded","subject":"c","#
          + (type.map { #""datacontenttype":"\#($0)","# } ?? "") + data).utf8)
    }
    for first in [nil, "application/json"] as [String?] {
      var ledger = NaiveLedger()
      let time = RecordedTime(microseconds: 0)
      #expect(ledger.append(line(first), at: time) == .appended(sequence: 0))
      for type in [nil, "application/json", "TEXT/JSON ; charset=utf-8", "application/vnd.x.y+json"] as [String?] {
        #expect(ledger.append(line(type), at: time) == .duplicate, "\(type ?? "none")")
      }
      for type in ["text/plain", "json", "application/x-json", "+json"] {
        #expect(ledger.append(line(type), at: time) == .refused([.conflict]), "\(type)")
      }
      let decomposed = String(decoding: line(nil), as: UTF8.self).replacing(#"\u00e9"#, with: #"e\u0301"#)
      #expect(ledger.append(Array(decomposed.utf8), at: time) == .refused([.conflict]))
    }
  }
}
