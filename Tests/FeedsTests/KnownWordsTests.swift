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
    "a path of several misspelt parts may mean a known path, or the known beginning of one, and none that nobody knows",
    arguments: [
      ("burglry/residental", "burglary/residential"), ("vehicel/theft-off", "vehicle/theft-of"),
      ("burgalry/non-dwelling", "burglary"), ("burglary/residental/night", "burglary/residential"),
      ("violense/withoutinjury", "violence/without-injury"),
    ])
  func severalParts(word: String, meant: String) {
    #expect(KnownWords.common.nearest(to: word, .offence) == meant)
    #expect(KnownWords.common.contains(meant, .offence))
  }

  @Test("a word that was used once is not what is meant where a definition knows one, however near each is")
  func usedOnce() throws {
    var words = KnownWords.common
    for used in ["robery", "modern-slavery", "burgalry/night", "fraud/online"] { words.insert(used, .offence) }
    for (word, meant) in [
      ("roberry", "robbery"), ("robry", "robbery"), ("modern-slavrey", "modern-slavery"),
      ("burgalry/nihgt", "burglary"), ("fraud/onlin", "fraud/online"), ("robbrey", "robbery"),
    ] {
      #expect(words.nearest(to: word, .offence) == meant, "\(word)")
    }
    #expect(words.nearest(to: "robery", .offence) == nil, "it is known")
    var defined = KnownWords()
    defined.insert(try Self.definition("robery"))
    #expect(defined.nearest(to: "roberry", .offence) == "robery")
    #expect(defined.contains("one", .indicator) && defined.nearest(to: "two", .indicator) == nil)
  }

  private static func definition(_ offence: String) throws -> Definition {
    let yaml =
      "{indicator: one, version: 1, title: One, effective: 2018-04-01, measure: count, "
      + "count: {records: crime, where: {offence: \(offence)}}}"
    let document = try #require(try definitions(yaml).first)
    return try Definition(document, document.root, path: "definition")
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
    #expect(KnownWords.common.nearest(to: "polcie-uk", .feed) == "police-uk")
    #expect(KnownWords.common.nearest(to: "incidents", .feed) == "incident")
    let words = known(["police"], .attributeValue(of: "agency"))
    #expect(words.nearest(to: "polcie", .attributeValue(of: "agency")) == "police")
    #expect(words.nearest(to: "polcie", .attributeValue(of: "referrer")) == nil)
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

  private static let yaml = """
    indicator: harm
    version: 1
    title: Harm
    effective: 2018-04-01
    measure: rate
    over: house-boats
    feeds: [eleven, [twelve]]
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
      weights: { by: attributes.band, values: { low: 1 } }
    of: { records: crime, where: { flags: nine, attributes.agency: ten, attributes.age: 17 } }
    """

  @Test("a definition knows the words of its tests, its relations, its weights, its feeds and what it is per")
  func definitions() throws {
    let uses = try Self.definitions(Self.yaml).flatMap { document in
      KnownWords.uses(in: try Definition(document, document.root, path: "definition"))
    }
    #expect(
      uses.map { "\($0.field) \($0.word) \($0.path)" } == [
        "feed eleven feeds", "feed twelve feeds", "population house-boats over", "offence one count.where.offence",
        "offence two count.where.offence", "flags three count.where.anyOf.flags", "flags four count.where.anyOf.flags",
        "service five count.where.anyOf.service", "offence one count.weights.values.one",
        "offence six/seven count.weights.values.six/seven", "offence eight count.preceded.where.offence",
        "attribute band count.weights.by", #"attributeValue(of: "band") low count.weights.values.low"#,
        "flags nine of.where.flags", "attribute age of.where.attributes.age",
        "attribute agency of.where.attributes.agency",
        #"attributeValue(of: "agency") ten of.where.attributes.agency"#,
      ])
  }

  @Test("the words of a definition that is at fault are found as well")
  func faulty() throws {
    for document in try Self.definitions(Self.yaml) {
      let uses = KnownWords.uses(in: try Definition(document, document.root, path: "definition"))
      #expect(Set(KnownWords.uses(inDefinition: document.root, of: document)) == Set(uses))
    }
    let faulty = try Self.definitions(
      "{titel: A, over: [x], feeds: 7, count: {records: thing, where: {offence: burgalry}}}")
    #expect(
      faulty.flatMap { KnownWords.uses(inDefinition: $0.root, of: $0) }.map { "\($0.word) \($0.path)" } == [
        "x over", "burgalry count.where.offence",
      ])
    for text in ["[]", "7", #"{"count":[],"of":{"where":1,"weights":1,"preceded":1,"each":1}}"#] {
      var document = JSONDocument()
      try document.read(Array(text.utf8)[...])
      #expect(KnownWords.uses(inDefinition: document.root, of: document).isEmpty, "\(text)")
    }
  }

  /// The definitions of a text, as documents.
  private static func definitions(_ yaml: String) throws -> [JSONDocument] {
    try DefinitionFile.read(Array(yaml.utf8)).map { json in
      var document = JSONDocument()
      try document.read(json[...])
      return document
    }
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
