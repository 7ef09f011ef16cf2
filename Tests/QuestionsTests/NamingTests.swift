import Events
import Questions
import Testing

@Suite("What a question names")
struct NamingTests {
  @Test(
    "stands with commas between, and spaces around each",
    arguments: [
      ("E1,E2", ["E1", "E2"]), (" E1 , E2 ", ["E1", "E2"]),
      ("charnwood,North West Leics & Co", ["charnwood", "North West Leics & Co"]), (",", [] as [String]),
      (" , E1,", ["E1"]),
    ])
  func lists(text: String, names: [String]) { #expect(QuestionParameters.codes(text) == names) }

  @Test("is found in any case")
  func found() throws {
    let geographies = ["administrative", "ward"]
    #expect(try Naming.geography("Ward", among: geographies) == "ward")
    #expect(try Naming.feed("POLICE-uk", among: ["crime", "police-UK"]) == "police-UK")
    let geography = Refusal(
      .parameter(.geography), value: "wrad", QuestionMistake.unknownGeography(known: geographies))
    #expect(throws: geography) { try Naming.geography("wrad", among: geographies) }
    let feed = Refusal(
      .parameter(.feed), value: "crme", QuestionMistake.unknownFeed(nearest: "crime", known: ["crime", "marac"]))
    #expect(throws: feed) { try Naming.feed("crme", among: ["marac", "crime"]) }
  }

  @Test(
    "is listed where whoever asks can look: at the command line by a command, over HTTP at an address",
    arguments: [
      QuestionMistake.unknownIndicator(nearest: nil), .unknownIndicator(nearest: "crime"), .unknownArea(nearest: nil),
      .unknownArea(nearest: "Blaby (E07000129)"), .unknownVersion(indicator: "crime", versions: []),
      .notPublished(indicator: "crime", area: "E07000129", reports: []),
    ])
  func doors(mistake: QuestionMistake) {
    #expect(mistake.remedy(at: .command).contains("incident-ledger "))
    #expect(!mistake.remedy(at: .address).contains("incident-ledger"))
  }
}
