internal import Events

/// The returns of the police: crimes and incidents of the county, Leicester and Rutland.
struct PoliceFeed: Feed {
  let source = "demo/leicestershire-police"
  private let calendar: PoliceCalendar
  private var crimes: PoliceSchedule<Crime>
  private var incidents: PoliceSchedule<Incident>
  /// For each return the positions of the records that it opens, in the order of their dates.
  private var openedCrimes: [[Int]] = []
  private var openedIncidents: [[Int]] = []

  var times: [RecordedTime] { calendar.schedule.times }

  init(seed: UInt64) {
    var chance = SplitMix64(seed: seed, part: 1)
    calendar = PoliceCalendar(&chance)
    crimes = PoliceSchedule(returns: calendar.schedule.times.count)
    incidents = PoliceSchedule(returns: calendar.schedule.times.count)
    let targets = ReportTargets(&chance)
    var making = PoliceMaking(targets: targets, calendar: calendar, seed: seed)
    making.make(&crimes, &incidents)
    openedCrimes = number(&crimes.records, \.opened, \.date, \.number, &chance)
    openedIncidents = number(&incidents.records, \.opened, \.date, \.number, &chance)
  }

  /// Numbers the records within their returns, in the order of their dates.
  private func number<Record>(
    _ records: inout [Record], _ opened: KeyPath<Record, Int>, _ date: KeyPath<Record, CivilDate>,
    _ number: WritableKeyPath<Record, Int>, _ chance: inout SplitMix64
  ) -> [[Int]] {
    var returns: [[(key: UInt64, record: Int)]] = times.map { _ in [] }
    for index in records.indices {
      let key = UInt64(UInt32(bitPattern: records[index][keyPath: date].day)) << 32 | chance.next() >> 32
      returns[records[index][keyPath: opened]].append((key, index))
    }
    return returns.map { opened in
      let sorted = opened.sorted { $0.key < $1.key }.map(\.record)
      for (position, record) in sorted.enumerated() { records[record][keyPath: number] = position + 1 }
      return sorted
    }
  }

  // MARK: Messages

  func messages(in index: Int) -> [Message] {
    openedCrimes[index].map(recorded) + openedIncidents[index].map(reported)
      + crimes.changes[index].map { changed($0.record, $0.change) }
      + incidents.changes[index].map { changedIncident($0.record, $0.change) } + coverage(index)
  }

  private func subject(_ crime: Crime) -> String {
    "lp/\(calendar.month(crime.opened))/c\(sixDigits(crime.number))"
  }

  private func subject(_ incident: Incident) -> String {
    "lp/\(calendar.month(incident.opened))/i\(sixDigits(incident.number))"
  }

  private func place(_ place: UInt8) -> JSONOutput { .string(Places.codes[Int(place)]) }

  private func recorded(_ record: Int) -> Message {
    let crime = crimes.records[record]
    var data: [(String, JSONOutput)] = [
      ("offence", .string(crime.offence.path)), ("date", .date(crime.date)), ("area", place(crime.place)),
    ]
    if !crime.flags.isEmpty { data.append(("flags", .strings(crime.flags.words))) }
    return Message(.crimeRecorded, subject(crime), data)
  }

  private func reported(_ record: Int) -> Message {
    let incident = incidents.records[record]
    var data: [(String, JSONOutput)] = [
      ("kind", .string(incident.kind.rawValue)), ("date", .date(incident.date)), ("area", place(incident.place)),
    ]
    if let category = incident.category { data.append(("category", .string(category.rawValue))) }
    if !incident.flags.isEmpty { data.append(("flags", .strings(incident.flags.words))) }
    return Message(.incidentReported, subject(incident), data)
  }

  private func changed(_ record: Int, _ change: PoliceChange) -> Message {
    let subject = subject(crimes.records[record])
    switch change {
    case .reclassified(let offence):
      return Message(.crimeReclassified, subject, [("offence", .string(offence.path))])
    case .redated(let date): return Message(.crimeRedated, subject, [("date", .date(date))])
    case .relocated(let area): return Message(.crimeRelocated, subject, [("area", place(area))])
    case .flagged(let flags): return Message(.crimeFlagged, subject, [("flags", .strings(flags.words))])
    case .unflagged(let flags): return Message(.crimeUnflagged, subject, [("flags", .strings(flags.words))])
    case .resolved(let outcome): return Message(.crimeResolved, subject, [("outcome", .string(outcome))])
    case .cancelled:
      return Message(
        .crimeCancelled, subject, [("reason", .string("further information shows that no crime happened"))])
    case .transferred: return Message(.crimeTransferred, subject, [("to", .string("nottinghamshire-police"))])
    case .requalified, .crimed: preconditionFailure("a crime has no category and does not become a crime")
    }
  }

  private func changedIncident(_ record: Int, _ change: PoliceChange) -> Message {
    let subject = subject(incidents.records[record])
    switch change {
    case .requalified(let category):
      return Message(.incidentRequalified, subject, [("category", .string(category.rawValue))])
    case .redated(let date): return Message(.incidentRedated, subject, [("date", .date(date))])
    case .relocated(let area): return Message(.incidentRelocated, subject, [("area", place(area))])
    case .flagged(let flags): return Message(.incidentFlagged, subject, [("flags", .strings(flags.words))])
    case .unflagged(let flags): return Message(.incidentUnflagged, subject, [("flags", .strings(flags.words))])
    case .cancelled: return Message(.incidentCancelled, subject, [("reason", .string("reported twice"))])
    case .crimed(let crime):
      return Message(.incidentCrimed, subject, [("crime", .string(self.subject(crimes.records[crime])))])
    case .reclassified, .resolved, .transferred: preconditionFailure("an incident has no offence and no outcome")
    }
  }

  // MARK: Coverage

  private func coverage(_ index: Int) -> [Message] {
    guard index <= calendar.board + 1 else { return [] }
    var messages: [Message] = []
    for part in Places.Part.allCases {
      for kind in ["crime", "incident"] {
        let first = part == .county && kind == "crime" ? 0 : PoliceCalendar.wholeForceFrom
        func declare(_ status: String, _ months: Range<Int>, received: (Int, of: Int)? = nil) {
          messages.append(
            .coverage(
              status, kind, part.code, calendar.month(months.lowerBound)..<calendar.month(months.upperBound),
              received: received))
        }
        if index == 0 { declare("missing", Timeline.beforeAll.index - calendar.month(0).index..<first) }
        if index > calendar.board {
          declare("missing", index..<calendar.last + 1)
        } else if part == .county, index == PoliceCalendar.partialCounty {
          declare("partial", index..<index + 1, received: received(kind, month: index))
        } else if part == .rutland, index == PoliceCalendar.missingRutland {
          declare("missing", index..<index + 1)
        } else if index >= first {
          let isMadeGood =
            part == .county && index == PoliceCalendar.partialCounty + 1
            || part == .rutland && index == PoliceCalendar.missingRutland + 1
          if isMadeGood { declare("complete", index - 1..<index) }
          declare("complete", index..<index + 1)
        }
      }
    }
    return messages
  }

  /// How many of a month's records of the county came with its own return, and with that or the next.
  private func received(_ kind: String, month: Int) -> (Int, of: Int) {
    let opened: [Int] =
      kind == "crime"
      ? crimes.records.lazy.filter { $0.month == month && $0.place < 7 }.map(\.opened)
      : incidents.records.lazy.filter { $0.month == month && $0.place < 7 }.map(\.opened)
    return (opened.count { $0 == month }, opened.count { $0 <= month + 1 })
  }
}
