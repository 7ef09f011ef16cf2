import Events
import Testing

@Suite("Known words") struct KnownWordsTests {
  private func known(_ words: [String], _ field: KnownWords.Field = .offence) -> KnownWords {
    var known = KnownWords()
    for word in words { known.insert(word, field) }
    return known
  }

  @Test(
    "a word that is close to a common one may be meant to be that",
    arguments: [
      ("burgalry", "burglary"), ("robery", "robbery"), ("burglary/residental", "burglary/residential"),
      ("burgalry/residential", "burglary/residential"), ("vehicle/theft-off", "vehicle/theft-of"),
      ("theft/shoplfting", "theft/shoplifting"), ("publicorder", "public-order"),
      ("violence/withinjury", "violence/with-injury"),
    ])
  func near(word: String, meant: String) {
    #expect(KnownWords.common.nearest(to: word, .offence) == meant)
  }

  @Test(
    "a known word, a path above one, and a word that is close to none are what they are",
    arguments: [
      "burglary", "theft", "violence", "violence/without-injury", "vehicle/theft-from", "burglary/non-dwelling",
      "fraud", "violence/with-injury/grievous", "sexual/rape", "arson", "hate",
    ])
  func notNear(word: String) {
    #expect(KnownWords.common.nearest(to: word, .offence) == nil)
  }

  @Test("words are told apart by their digits, and by each of the words that are joined")
  func toldApart() {
    let words = known(["aged-10-17", "women-16-and-over", "iom-2018", "hate-race", "with-injury", "theft-of"])
    for word in ["aged-10-19", "women-18-and-over", "iom-2019", "hate-age", "without-injury", "theft-from"] {
      #expect(words.nearest(to: word, .offence) == nil, "\(word)")
    }
    #expect(words.nearest(to: "woman-16-and-over", .offence) == "women-16-and-over")
    #expect(words.nearest(to: "hate-rase", .offence) == "hate-race")
  }

  @Test("each field has words of its own")
  func fields() {
    #expect(KnownWords.common.nearest(to: "domestc", .flags) == "domestic")
    #expect(KnownWords.common.nearest(to: "domestc", .offence) == nil)
    #expect(KnownWords.common.nearest(to: "nuisanse", .category) == "nuisance")
    #expect(KnownWords.common.nearest(to: "residants", .population) == "residents")
    #expect(KnownWords.common.nearest(to: "administative", .geography) == "administrative")
  }

  @Test("the paths above a word are known with it, and unions know what each knows")
  func unions() {
    var words = known(["a-long/path-to/somewhere"])
    #expect(words.contains("a-long/path-to", .offence) && words.contains("a-long", .offence))
    #expect(!words.contains("path-to", .offence) && !words.contains("", .offence))
    words.formUnion(known(["a-long/way"]))
    words.formUnion(known(["elsewhere"], .flags))
    #expect(words.contains("a-long/way", .offence) && words.contains("a-long/path-to/somewhere", .offence))
    #expect(words.contains("elsewhere", .flags) && !words.contains("elsewhere", .offence))
  }

  @Test("a definition knows the words of its tests, its relations, its weights and what it is per")
  func definitions() throws {
    let yaml = """
      indicator: harm
      version: 1
      title: Harm
      effective: 2018-04-01
      measure: rate
      over: house-boats
      count:
        records: [crime, referral]
        where: { offence: [one, two], anyOf: [{ flags: { not: three } }, { flags: { all: [four] } }, { service: five }] }
        weights: { by: offence, values: { six/seven: 20, one: 10 } }
      ---
      indicator: again
      version: 1
      title: Again
      effective: 2018-04-01
      measure: percentage
      count:
        records: crime
        preceded: { records: crime, by: party, within: 12 months, where: { offence: eight, outcome: free text } }
      of: { records: crime, where: { flags: nine, attributes.agency: ten } }
      """
    let uses = try DefinitionFile.read(Array(yaml.utf8)).flatMap { json in
      var document = JSONDocument()
      try document.read(json[...])
      return KnownWords.uses(in: try Definition(document, document.root, path: "definition"))
    }
    #expect(
      uses.map { "\($0.field) \($0.word) \($0.path)" } == [
        "population house-boats over", "offence one count.where.offence", "offence two count.where.offence",
        "flags three count.where.anyOf.flags", "flags four count.where.anyOf.flags",
        "service five count.where.anyOf.service", "offence one count.weights.values.one",
        "offence six/seven count.weights.values.six/seven", "offence eight count.preceded.where.offence",
        "flags nine of.where.flags",
      ])
  }
}

@Suite("A text compared by its code points") struct ExactTextTests {
  @Test("texts that Swift holds for equal are different, and each is found as itself")
  func different() {
    let texts: [ExactText] = ["Zo\u{EB}", "Zoe\u{308}", "K", "\u{212A}", "q\u{307}\u{323}", "q\u{323}\u{307}", ""]
    #expect(texts[0].text == texts[1].text && texts[2].text == texts[3].text && texts[4].text == texts[5].text)
    #expect(Set(texts).count == texts.count)
    for text in texts { #expect(Set(texts).contains(ExactText(String(decoding: text.text.utf8, as: UTF8.self)))) }
  }

  @Test("their order is that of their bytes")
  func order() {
    #expect(ExactText("Zoe\u{308}") < "Zo\u{EB}")
    #expect(ExactText("a") < "ab" && !(ExactText("a") < "a"))
  }
}
