package import Events

/// One thing that whoever has a token may do. Free texts in it are compared by code points.
package enum Scope: Hashable, Sendable {
  /// Opening records under a source, and changing and closing those that this source opened; nil: under any source.
  case append(source: ExactText?)
  /// Changing and closing the records of another source too, such as that of a feed which this one follows.
  case succeeds(source: ExactText)
  /// Declaring what a feed has sent of an area and those below it.
  case coverage(feed: String, area: String)
  /// Stating what the figures stand on: areas, populations, what others published.
  case reference
  /// Noting what changed in practice.
  case annotate
  /// Adopting definitions and feed files.
  case define
  /// Stating what the Board was shown.
  case publish
  /// Erasing parties.
  case erase
  /// Stating facts of every kind: the five before this one, and coverage of every feed and area.
  case administer
  /// Asking for figures and pages, with small numbers kept back.
  case read
  /// Reading, small numbers and what stands behind them too: of an indicator; nil: of all, and the events themselves.
  case disclose(indicator: String?)

  /// Reads a scope as ``description`` writes it; nil where it is none.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let of = parts.count == 2 ? parts[1] : nil
    guard of != "" else { return nil }
    switch (parts[0], of) {
    case ("append", let source): self = .append(source: source.map { ExactText($0) })
    case ("succeeds", let source?): self = .succeeds(source: ExactText(source))
    case ("coverage", let declared?):
      // A feed's name is a word, which holds no @.
      let parts = declared.split(separator: "@", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return nil }
      self = .coverage(feed: parts[0], area: parts[1])
    case ("reference", nil): self = .reference
    case ("annotate", nil): self = .annotate
    case ("define", nil): self = .define
    case ("publish", nil): self = .publish
    case ("erase", nil): self = .erase
    case ("administer", nil): self = .administer
    case ("read", nil): self = .read
    case ("disclose", let indicator): self = .disclose(indicator: indicator)
    default: return nil
    }
  }

  /// Its name, without what it is bound to.
  package var name: String {
    switch self {
    case .append: "append"
    case .succeeds: "succeeds"
    case .coverage: "coverage"
    case .reference: "reference"
    case .annotate: "annotate"
    case .define: "define"
    case .publish: "publish"
    case .erase: "erase"
    case .administer: "administer"
    case .read: "read"
    case .disclose: "disclose"
    }
  }
}

extension Scope: CustomStringConvertible {
  package var description: String {
    switch self {
    case .append(let source?), .succeeds(let source): "\(name):\(source.text)"
    case .coverage(let feed, let area): "\(name):\(feed)@\(area)"
    case .disclose(let indicator?): "\(name):\(indicator)"
    default: name
    }
  }
}
