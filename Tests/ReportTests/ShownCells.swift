import Events
import Figures
import Rationals
import Reports

/// What a reader of a paper can add and subtract: the county and its districts, for crimes of two offences, domestic or
/// not. Worked out by brute force over what each number is the sum of, apart from the paper's own way.
struct ShownCells {
  /// Twelve kinds of crime: a district, an offence, domestic or not.
  private static let atoms = 12

  /// For each number which atoms it sums, as bits.
  private var shown: [Int] = []
  private(set) var small: [Int] = []

  init(_ report: Report) {
    for entry in report.entries {
      for (area, figure) in ([entry.figure] + entry.areas).enumerated() {
        var sum = 0
        for atom in 0..<ShownCells.atoms where ShownCells.counts(entry.figure.question.indicator, area, atom) {
          sum |= 1 << atom
        }
        if !figure.isWithheld { shown.append(sum) }
        if let count = figure.part.numerator?.whole, (1..<5).contains(count) { small.append(sum) }
      }
    }
  }

  private static func counts(_ indicator: String, _ area: Int, _ atom: Int) -> Bool {
    let (district, isBurglary, isDomestic) = (atom / 4, atom & 2 == 0, atom & 1 == 1)
    guard area == 0 || district == area - 1 else { return false }
    return switch indicator {
    case "burglary": isBurglary
    case "drugs": !isBurglary
    case "domestic": isDomestic
    case "not-domestic": !isDomestic
    default: true
    }
  }

  /// Whether a sum follows from those shown: Gaussian elimination in floating point, exact enough for zeros and ones.
  func gives(_ target: Int) -> Bool { rank(shown + [target]) == rank(shown) }

  private func rank(_ sums: [Int]) -> Int {
    var rows = sums.map { sum in (0..<ShownCells.atoms).map { Double(sum >> $0 & 1) } }
    var rank = 0
    for column in 0..<ShownCells.atoms {
      guard let pivot = rows.indices.dropFirst(rank).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-9
      else { continue }
      rows.swapAt(rank, pivot)
      for row in rows.indices where row != rank {
        let factor = rows[row][column] / rows[rank][column]
        for index in 0..<ShownCells.atoms { rows[row][index] -= factor * rows[rank][index] }
      }
      rank += 1
    }
    return rank
  }
}
