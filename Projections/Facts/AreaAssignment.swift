package import Events

/// An area's place in one geography (`area.assigned`), and what else is said of it.
package struct AreaAssignment: Sendable {
  package enum Parent: Sendable, Equatable {
    case unchanged, none
    case area(String)
  }

  /// One end of an area's life.
  package enum Bound: Sendable, Equatable {
    case unchanged, cleared
    case date(CivilDate)

    func applied(to known: CivilDate?) -> CivilDate? {
      switch self {
      case .unchanged: known
      case .cleared: nil
      case .date(let date): date
      }
    }
  }

  /// The geography of districts, forces, regions and countries, where an assignment names none.
  package static let administrative = "administrative"

  package let area: String
  package let name: String
  package let level: String
  package let geography: String
  /// The geography by its own name, which says where it stands among the others; never shown.
  let meantGeography: String
  package let parent: Parent
  /// Whether it was placed there only because nothing better was known.
  package let isProvisional: Bool
  package let start: Bound
  package let end: Bound

  init(_ event: EventReader, _ erased: Erasures) {
    area = erased.told(event.subject)
    name = erased.told(event.required(text: "name"))
    level = erased.told(event.required(text: "level"))
    meantGeography = event.text("geography") ?? AreaAssignment.administrative
    geography = meantGeography == AreaAssignment.administrative ? meantGeography : erased.told(meantGeography)
    parent = event.text("parent").map { .area(erased.told($0)) } ?? (event.node("parent") == nil ? .unchanged : .none)
    isProvisional = event.node("provisional").map { event.document.kind($0) == .true } ?? false
    func bound(_ field: String) -> Bound {
      guard event.node(field) != nil else { return .unchanged }
      return event.date(field).map(Bound.date) ?? .cleared
    }
    start = bound("start")
    end = bound("end")
  }
}

extension AreaAssignment: CompactFact {
  package init(kept: inout CompactReader, _ erased: Erasures) {
    isProvisional = kept.number() == 1
    start = Bound(compact: kept.number())
    end = Bound(compact: kept.number())
    area = erased.told(kept.text())
    name = erased.told(kept.text())
    level = erased.told(kept.text())
    meantGeography = kept.text()
    geography = meantGeography == AreaAssignment.administrative ? meantGeography : erased.told(meantGeography)
    parent =
      switch kept.number() {
      case 0: .unchanged
      case 1: .none
      default: .area(erased.told(kept.text()))
      }
  }

  package func write(to kept: inout CompactWriter) {
    kept.write(isProvisional ? 1 : 0)
    kept.write(start.compact)
    kept.write(end.compact)
    kept.write(area)
    kept.write(name)
    kept.write(level)
    kept.write(meantGeography)
    switch parent {
    case .unchanged: kept.write(0)
    case .none: kept.write(1)
    case .area(let code):
      kept.write(2)
      kept.write(code)
    }
  }
}

extension AreaAssignment.Bound {
  /// Days are numbers of 32 bits: what lies beyond them stands for what is no date.
  private static let unchangedNumber = Int(Int32.max) + 1
  private static let clearedNumber = Int(Int32.max) + 2

  fileprivate var compact: Int {
    switch self {
    case .unchanged: Self.unchangedNumber
    case .cleared: Self.clearedNumber
    case .date(let date): Int(date.day)
    }
  }

  fileprivate init(compact number: Int) {
    switch number {
    case Self.unchangedNumber: self = .unchanged
    case Self.clearedNumber: self = .cleared
    default: self = .date(CivilDate(day: Int32(number)))
    }
  }
}
