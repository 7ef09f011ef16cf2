internal import Foundation

/// Leaves out of a line what nobody sees, by the algorithm of Visvalingam and Whyatt (1993): again and again the position
/// goes that spans the smallest triangle with its neighbours.
struct Simplification {
  /// What a millionth of a degree is in the unit of lengths, east and north.
  let unit: (x: Double, y: Double)
  /// Triangles of this size and more stay.
  let smallestArea: Double

  /// A line with its ends, and with at least so many positions between them where it has them.
  func simplified(_ line: [Position], keepingInside minimum: Int) -> [Position] {
    guard line.count - 2 > minimum else { return line }
    var before = line.indices.map { $0 - 1 }
    var after = line.indices.map { $0 + 1 }
    var areas = [Double](repeating: .infinity, count: line.count)
    var heap = TriangleHeap()
    func area(_ index: Int) -> Double { triangle(line[before[index]], line[index], line[after[index]]) }
    for index in 1..<line.count - 1 {
      areas[index] = area(index)
      heap.push(areas[index], index)
    }
    var (inside, isKept) = (line.count - 2, [Bool](repeating: true, count: line.count))
    while inside > minimum, let (size, index) = heap.pop() {
      // Of a position whose triangle changed since, an older entry is passed over.
      guard isKept[index], size == areas[index] else { continue }
      if size >= smallestArea { break }
      isKept[index] = false
      inside -= 1
      let (left, right) = (before[index], after[index])
      (after[left], before[right]) = (right, left)
      for neighbour in [left, right] where neighbour > 0 && neighbour < line.count - 1 {
        // What is left out later is never smaller: else a bend would go before what it rests on.
        areas[neighbour] = max(size, area(neighbour))
        heap.push(areas[neighbour], neighbour)
      }
    }
    return zip(line, isKept).filter(\.1).map(\.0)
  }

  private func triangle(_ first: Position, _ second: Position, _ third: Position) -> Double {
    func east(_ a: Position, _ b: Position) -> Double { (Double(b.x) - Double(a.x)) * unit.x }
    func north(_ a: Position, _ b: Position) -> Double { (Double(b.y) - Double(a.y)) * unit.y }
    return abs(east(first, second) * north(first, third) - east(first, third) * north(first, second)) / 2
  }
}

/// The smallest triangle first; among equals the one that stands first in the line.
private struct TriangleHeap {
  private var entries: [(area: Double, index: Int)] = []

  mutating func push(_ area: Double, _ index: Int) {
    entries.append((area, index))
    var child = entries.count - 1
    while child > 0, entries[child] < entries[(child - 1) / 2] {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> (area: Double, index: Int)? {
    guard let top = entries.first, let last = entries.popLast() else { return nil }
    guard !entries.isEmpty else { return top }
    entries[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count && entries[child] < entries[least] {
        least = child
      }
      if least == parent { return top }
      entries.swapAt(parent, least)
      parent = least
    }
  }
}

extension Topology {
  /// The metres that a millionth of a degree of a great circle is.
  static let metres = 0.111_195

  /// The topology without what makes triangles smaller than an area: each arc is simplified once, its ends stay, and no ring
  /// ends as a line or a dot.
  /// - Parameter unit: what a millionth of a degree is in the unit of lengths, east and north.
  package func simplified(below area: Double, unit: (x: Double, y: Double)) -> Topology {
    let simplification = Simplification(unit: unit, smallestArea: area)
    var simplified = self
    simplified.arcs = arcs.map { simplification.simplified($0, keepingInside: 0) }
    for ring in areas.flatMap(\.rings) where simplified.count(of: ring) < 3 {
      for reference in ring {
        let arc = Topology.arc(reference)
        simplified.arcs[arc] = simplification.simplified(arcs[arc], keepingInside: 2)
      }
    }
    return simplified
  }

  /// The topology without what makes triangles of fewer square metres.
  func simplified(belowSquareMetres area: Double) -> Topology {
    simplified(below: area, unit: (x: Topology.metres * cos(middleLatitude * .pi / 180), y: Topology.metres))
  }

  /// The latitude half way between the southernmost and the northernmost position, in degrees.
  private var middleLatitude: Double {
    let latitudes = arcs.lazy.joined().map(\.y)
    guard let least = latitudes.min(), let greatest = latitudes.max() else { return 0 }
    return (Double(least) + Double(greatest)) / 2 / Position.perDegree
  }

  private func count(of ring: Ring) -> Int { ring.reduce(0) { $0 + arcs[Topology.arc($1)].count - 1 } }
}
