internal import Events
package import Figures
internal import Rationals

extension PublishedMoves {
  /// The most figures that are shown.
  private static let maximumShownCount = 40

  /// What would move, for a terminal.
  package var text: String {
    guard publishedCount > 0 else { return "No figure is published yet, so none would move.\n" }
    guard !moves.isEmpty else {
      return
        "None of the \(NumberFormat.counted(publishedCount, "published figure", "published figures")) would move.\n"
    }
    var table = TerminalTable([
      ("Figure", .left), ("Area", .left), ("Period", .left), ("Published", .right), ("Now", .right), ("Then", .right),
      ("Difference", .right),
    ])
    for move in moves.prefix(PublishedMoves.maximumShownCount) {
      table.append([
        move.after.title, move.after.areaName, PeriodFormat.span(move.after.part.period),
        NumberFormat.quoted(move.published), NumberFormat.quoted(move.before.display),
        NumberFormat.quoted(move.after.display), move.difference,
      ])
    }
    let more = moves.count - PublishedMoves.maximumShownCount
    return TextSanitizer.lines(
      ["\(NumberFormat.counted(moves.count, "published figure", "published figures")) would move:"] + table.lines
        + (more > 0 ? ["  … and \(NumberFormat.grouped(more)) more; --format json has all."] : []))
  }
}

extension PublishedMoves {
  /// What would move, in sentences.
  package var sentences: [String] {
    guard publishedCount > 0 else { return [] }
    guard !moves.isEmpty else { return ["No published figure would move."] }
    let more = moves.count - PublishedMoves.maximumShownCount
    return moves.prefix(PublishedMoves.maximumShownCount).map { move in
      let change = move.difference.isEmpty ? "" : " (\(move.difference))"
      return "A published figure would move: \(move.after.title), \(move.after.areaName), "
        + "\(PeriodFormat.span(move.after.part.period)), from \(NumberFormat.quoted(move.before.display)) to "
        + "\(NumberFormat.quoted(move.after.display))\(change)."
    } + (more > 0 ? ["\(NumberFormat.counted(more, "published figure", "published figures")) more would move."] : [])
  }
}

extension PublishedMoves.Move {
  /// How far the figure would move; of what has no value before or afterwards nothing.
  fileprivate var difference: String {
    guard let from = before.part.value, let to = after.part.value else { return "" }
    return NumberFormat.signed(to - from, decimals: after.header?.decimals ?? 0)
  }
}
