package import Events
package import Projections

/// What events had stated that are about no record.
extension Snapshot {
  private var facts: Facts { projection.facts }

  // MARK: Definitions

  /// Every version adopted, in the order of adoption.
  package var adoptions: [Adoption] { facts.definitions.known(at: length).map(\.content) }

  /// The versions of an indicator known at the point, in the order of adoption.
  package func adoptions(of indicator: String) -> [Adoption] {
    facts.definitions.known(at: length, of: indicator).map(\.content)
  }

  /// The versions of an indicator, known at the point or adopted later.
  package func allAdoptions(of indicator: String) -> [Adoption] {
    facts.definitions.all(of: indicator).map(\.content)
  }

  /// A version, known at the point or adopted later.
  package func adoption(of indicator: String, version: Int) -> Adoption? {
    allAdoptions(of: indicator).first { $0.definition.version == version }
  }

  /// The indicators known, in the order of their first adoption.
  package var indicators: [String] { facts.definitions.known(at: length).map(\.content.key).withoutRepeats }

  // MARK: Practice notes

  /// The practice notes for an indicator in an area or one above it that take effect before a date, with what changed in
  /// the returns that it counts.
  /// - Parameter known: the number of events known; nil for those of the snapshot.
  package func practiceNotes(
    for indicator: String, in area: String, before end: CivilDate, known: Int? = nil
  ) -> [PracticeNote] {
    practiceNotes(for: indicator, in: area, ancestors: hierarchy.ancestors(of: area), known: known).filter {
      $0.effective < end
    }
  }

  /// The same, whenever they take effect.
  /// - Parameter ancestors: the areas above the area.
  package func practiceNotes(
    for indicator: String, in area: String, ancestors: [String], known: Int? = nil
  ) -> [PracticeNote] {
    let areas = Set([area] + ancestors)
    let length = known ?? length
    let noted = facts.practices.known(at: length).map { ($0.sequence, $0.content) }.filter {
      $0.1.concerns(indicator, in: areas)
    }
    let changes = feedChanges(for: indicator, in: area, areas, known: length)
    let all = changes.isEmpty ? noted : (noted + changes).sorted { $0.0 < $1.0 }
    return all.map(\.1)
  }

  /// What changed in the returns that an indicator counts in an area: of feeds whose statements are of it, or of one above
  /// or below it. Each with the sequence of its event.
  private func feedChanges(
    for indicator: String, in area: String, _ areas: Set<String>, known length: Int
  ) -> [(Int, PracticeNote)] {
    let feeds = facts.feedFiles.known(at: length).filter { $0.content.file.effective != nil }
    guard !feeds.isEmpty else { return [] }
    let definitions = facts.definitions.known(at: length, of: indicator).map(\.content.definition)
    return feeds.compactMap { adoption in
      guard adoption.content.isCounted(by: definitions),
        adoption.content.file.statement.area.map({ own in
          areas.contains(own) || hierarchy.ancestors(of: own).contains(area)
        }) ?? true
      else { return nil }
      return PracticeNote(adoption.content, for: indicator).map { (adoption.sequence, $0) }
    }
  }

  // MARK: Feed files

  /// Every version of a feed file adopted, in the order of adoption.
  package var feedFiles: [FeedAdoption] { facts.feedFiles.known(at: length).map(\.content) }

  /// The newest version of a feed; nil where none is known.
  package func feedFile(of feed: String) -> FeedAdoption? {
    feedFiles.filter { $0.file.feed.utf8.elementsEqual(feed.utf8) }.max { $0.file.version < $1.file.version }
  }

  /// The notes on the ledger as a whole.
  package var generalNotes: [PracticeNote] {
    facts.practices.known(at: length).map(\.content).filter(\.isGeneral)
  }

  /// The sequence of the last declaration of what a feed covers, in the area of its statements: that of its last return.
  package func lastDeclaration(of file: FeedFile) -> Int? {
    facts.coverage.known(at: length).last { declaration in
      declaration.content.area == file.statement.area
        && file.covers.contains { $0.utf8.elementsEqual(declaration.content.feed.utf8) }
    }?.sequence
  }

  // MARK: Published numbers

  /// The published statistics known for an indicator, in the order in which they came.
  package func statistics(of indicator: String) -> [PublishedStatistic] {
    facts.statistics.known(at: length).map(\.content).filter { $0.indicator == indicator }
  }

  /// The published statistics known for an indicator in an area, in the order in which they came.
  package func statistics(of indicator: String, area: String) -> [PublishedStatistic] {
    facts.statistics.known(at: length, of: IndicatorArea(indicator: indicator, area: area)).map(\.content)
  }

  /// The newest published statistic for an indicator, an area and exactly these dates.
  package func statistic(_ indicator: String, area: String, _ dates: Range<CivilDate>) -> PublishedStatistic? {
    facts.statistics.last(at: length, of: IndicatorArea(indicator: indicator, area: area)) { $0.isOf(dates) }?.content
  }

  /// What reports showed, in the order in which they were published, each with the sequence of its event.
  package var publications: [Facts.Stated<PublishedFigure>] { Array(facts.publications.known(at: length)) }

  /// What reports showed of an indicator in an area, in the order in which they were published.
  package func publications(of indicator: String, area: String) -> [PublishedFigure] {
    statedPublications(of: indicator, area: area).map(\.content)
  }

  /// The same, each with the sequence of its event.
  package func statedPublications(of indicator: String, area: String) -> [Facts.Stated<PublishedFigure>] {
    facts.publications.known(at: length, of: IndicatorArea(indicator: indicator, area: area))
  }
}
