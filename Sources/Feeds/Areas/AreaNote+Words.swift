internal import Events

extension AreaNote {
  /// The note as a sentence.
  package var sentence: String { Wording.said(words) }

  private var words: String {
    switch self {
    case .withoutCodes(let file, let rows):
      "\(file): "
        + (rows == 1 ? "1 row lacks the code of its area" : "\(rows.grouped) rows lack the code of their area")
        + " and \(rows == 1 ? "was" : "were") left out."
    case .noSuchArea(let file, 1):
      "\(file): 1 code that ends in 99999999 stands for no area and was left out."
    case .noSuchArea(let file, let count):
      "\(file): \(count.grouped) codes that end in 99999999 stand for no area and were left out."
    case .chosen(let file, let count, let first):
      "\(file): rows put \(count == 1 ? "1 area that ended" : "\(count.grouped) areas that ended") into several areas; "
        + "the one of most rows is taken, then the one of the first code: "
        + AreaMove.list(first.map(\.words), of: count) + "."
    case .kept(let count, let first):
      (count == 1 ? "1 area keeps its parent" : "\(count.grouped) areas keep their parent")
        + ", as \(above(count, first)) already: "
        + AreaMove.list(first.map { "\($0.area.title) in \($0.from.words)" }, of: count)
        + "; --accept-moves places \(count == 1 ? "it" : "them") directly."
    case .keptInForces(let count, let first):
      (count == 1 ? "1 area lies" : "\(count.grouped) areas lie")
        + " below the police force's area for now, as no look-up says in which it lies and the force's files name places in it: "
        + AreaMove.list(first.map { "\($0.area.title) in \($0.to.words)" }, of: count)
        + "; import areas --shipped places \(count == 1 ? "it" : "them")."
    }
  }

  /// What lies above the areas: one area for all of them, or one for each.
  private func above(_ count: Int, _ moves: [AreaMove]) -> String {
    let areas = count == 1 ? "it" : "them"
    guard let first = moves.first, count <= moves.count, moves.allSatisfy({ $0.to == first.to }) else {
      return "those that the file gives lie above \(areas)"
    }
    return "\(first.to.words) lies above \(areas)"
  }
}

extension AreaNote.Choice {
  fileprivate var words: String { "\(area) in \(chosen), not \(others.joined(separator: ", "))" }
}

extension AreaMove.Named {
  /// The name with the code behind it; where no name is known, the code alone.
  var title: String { name.utf8.elementsEqual(code.utf8) ? code : "\(name) \(code)" }

  /// The code with the name behind it; where no name is known, alone.
  var words: String { name.utf8.elementsEqual(code.utf8) ? code : "\(code) (\(name))" }
}

extension AreaMove {
  /// Some things, and how many there are beside them.
  static func list(_ first: [String], of count: Int) -> String {
    first.joined(separator: ", ") + (count > first.count ? ", and \((count - first.count).grouped) more" : "")
  }
}
