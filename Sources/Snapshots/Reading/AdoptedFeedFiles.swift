package import Events
package import Projections
internal import Questions

/// The versions of feed files that were adopted.
package struct AdoptedFeedFiles {
  package typealias Item = Facts.Stated<FeedAdoption>

  /// By feed, then by version.
  package let all: [Item]

  /// - Parameter known: those known at a point, or all.
  package init(_ known: some Sequence<Item>) {
    all = known.sorted { left, right in
      let (left, right) = (left.content.file, right.content.file)
      return (ExactText(left.feed), left.version) < (ExactText(right.feed), right.version)
    }
  }

  /// The feeds, in the order of their names.
  package var feeds: [String] { all.map(\.content.file.feed).withoutRepeats }

  /// The newest version of each feed.
  package var newest: [Item] { feeds.compactMap { feed in all.last { $0.content.file.feed == feed } } }

  /// The versions of a feed, whose name may be in any case.
  /// - Throws: a `Refusal` with the nearest name, where there are none.
  package func versions(of feed: String) throws(Refusal) -> [Item] {
    for name in [feed, feed.lowercased()] {
      let versions = all.filter { $0.content.file.feed == name }
      if !versions.isEmpty { return versions }
    }
    throw Refusal(
      value: feed, QuestionMistake.unknownFeedFile(nearest: NearWords.nearest(to: feed.lowercased(), among: feeds)))
  }

  /// - Throws: a `Refusal` where the feed does not have the version.
  package func version(_ number: Int, of feed: String) throws(Refusal) -> Item {
    let versions = try versions(of: feed)
    guard let found = versions.first(where: { $0.content.file.version == number }) else {
      let numbers = versions.map(\.content.file.version)
      throw Refusal(value: String(number), QuestionMistake.unknownFeedVersion(feed: feed, versions: numbers))
    }
    return found
  }
}
