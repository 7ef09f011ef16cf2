internal import Events

/// How coarse an area is by the kind of its code, as far as that tells: no region lies in a district.
enum AreaRank {
  /// By the beginnings of codes in the Register of Geographic Codes of the ONS. Kinds that lie across those, such as
  /// community safety partnerships, have none.
  private static let ranks: [String: Int] = {
    let kinds = [
      ["E00", "W00", "S00", "N00"],
      ["E01", "W01", "S01"],
      ["E02", "W02", "S02", "E05", "W05", "S13", "N08"],
      ["E06", "E07", "E08", "E09", "W06", "S12", "N09"],
      ["E10", "E11"],
      ["E23", "W15"],
      ["E12"],
      ["E92", "W92", "S92", "N92"],
      ["K02", "K03", "K04"],
    ]
    var ranks: [String: Int] = [:]
    for (rank, beginnings) in kinds.enumerated() { for beginning in beginnings { ranks[beginning] = rank } }
    return ranks
  }()

  /// Nil where the code does not tell it.
  private static func rank(of code: String) -> Int? {
    Words.isGSSCode(Array(code.utf8)[...]) ? ranks[String(code.prefix(3))] : nil
  }

  /// Checks the areas of a row of a look-up, each of which is to lie below the next.
  /// - Throws: a `Refusal` where one would lie below an area of a finer kind: the columns stand the wrong way round.
  static func check(_ chain: [AreaMention], in reader: CSVReader) throws(Refusal) {
    var coarsest: (rank: Int, area: AreaMention)?
    for area in chain {
      guard let rank = rank(of: area.code) else { continue }
      if let coarsest, coarsest.rank > rank {
        throw reader.refusal(
          coarsest.area.code, field: coarsest.area.column,
          AreaMistake.coarserFirst(
            level: coarsest.area.level, column: coarsest.area.column, finer: area.level, finerColumn: area.column))
      }
      coarsest = (rank, area)
    }
  }
}
