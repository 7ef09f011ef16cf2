internal import Events

/// How the police came to know each incident. What the Board of September 2019 knew stays exactly as targeted.
struct IncidentHistories {
  let calendar: PoliceCalendar
  var chance: SplitMix64

  /// Sends some incidents of a part of the area later than their month.
  mutating func delay(_ incidents: inout [Incident], _ part: Places.Part) {
    for index in incidents.indices {
      let month = incidents[index].month
      if part == .county, month == PoliceCalendar.partialCounty, chance.happens(900) {
        incidents[index].opened = month + 1
      } else if part == .rutland, month == PoliceCalendar.missingRutland {
        incidents[index].opened = month + 1
      } else if month < calendar.board, chance.happens(240) {
        incidents[index].opened = min(calendar.board, month + 1 + chance.below(chance.pick(1...6)))
      }
    }
  }

  /// Gives incidents another first state, and the change that led to the one they have; and adds some that were
  /// cancelled.
  mutating func vary(_ book: inout PoliceSchedule<Incident>, _ range: Range<Int>, _ part: Places.Part) {
    for index in range where book.records[index].opened < calendar.board {
      let incident = book.records[index]
      let when = min(calendar.board, incident.opened + 1 + chance.below(5))
      switch chance.below(10_000) {
      case 0..<130:
        guard let category = incident.category else { continue }
        book.records[index].category =
          chance.happens(4000) ? nil : chance.pick(Incident.Category.allCases.filter { $0 != category })
        book.change(index, in: when, .requalified(category))
      case 130..<160:
        book.records[index].place = part == .county ? UInt8(chance.below(7)) : Places.unplaced
        if book.records[index].place != incident.place { book.change(index, in: when, .relocated(incident.place)) }
      case 160..<400 where incident.flags.isHate:
        book.change(index, in: when, .unflagged(.domestic))
        book.records[index].flags = incident.flags.union(.domestic)
      case 9940...:
        var cancelled = incident
        cancelled.opened = incident.month
        book.records.append(cancelled)
        book.change(book.records.count - 1, in: max(when, incident.month + 1), .cancelled)
      default: break
      }
    }
  }

  /// Some crimes that came late had been reported as incidents in time: the incident ends when the crime is recorded.
  mutating func addCrimed(_ book: inout PoliceSchedule<Incident>, crimes: [Crime]) {
    for (index, crime) in crimes.enumerated() {
      guard crime.opened > crime.month, crime.opened <= calendar.board, crime.offence.beginsAsIncident,
        crime.month >= PoliceCalendar.wholeForceFrom, chance.happens(6000)
      else { continue }
      let kind: Incident.Kind = crime.flags.isHate ? .hate : crime.flags == .domestic ? .domestic : .asb
      book.records.append(
        Incident(
          date: crime.date, month: crime.month, kind: kind,
          category: kind == .asb ? chance.pick(Incident.Category.allCases) : nil,
          flags: kind == .asb ? [] : crime.flags, place: crime.place, opened: crime.month))
      book.change(book.records.count - 1, in: crime.opened, .crimed(index))
    }
  }

  // MARK: After the meeting of September 2019

  /// What the ledger learns later: incidents cancelled, put in another category, or recorded as crimes after all.
  mutating func reviseAfterwards(
    _ book: inout PoliceSchedule<Incident>, _ range: Range<Int>, final: [Incident], crimes: inout PoliceSchedule<Crime>
  ) {
    for index in range where final[index].kind == .asb && chance.happens(60) {
      let when = chance.pick((calendar.board + 1)...calendar.last)
      switch chance.below(10) {
      case 0..<3: book.change(index, in: when, .cancelled)
      case 3..<6: book.change(index, in: when, .requalified(chance.pick(Incident.Category.allCases)))
      default:
        let incident = final[index]
        crimes.records.append(
          Crime(
            date: incident.date, month: incident.month, offence: .publicOrder, place: incident.place, opened: when))
        book.change(index, in: when, .crimed(crimes.records.count - 1))
      }
    }
  }
}
