internal import Events

/// How the police came to know each crime: late, under another offence, with a flag that was set or taken away later;
/// and crimes that were sent and later taken back. What the Board knew at its two meetings stays exactly as
/// targeted: whatever happens before a meeting ends in the state that was counted out for it.
struct CrimeHistories {
  /// Crimes of the county's first year that came after October 2018.
  static let firstYearLate = 140

  let targets: ReportTargets
  let calendar: PoliceCalendar
  var chance: SplitMix64

  // MARK: Late

  /// Sends some of the crimes of a part of the area later than their month.
  mutating func delay(_ crimes: inout [Crime], _ range: Range<Int>, _ year: PoliceYear, _ part: Places.Part) {
    // What the Board of October 2018 was told fixes how many came after it.
    var latest = calendar.board
    if part == .county, year == .first || year == .before {
      let late = year == .first ? CrimeHistories.firstYearLate : lateOfYearBefore
      for index in chance.choose(late, of: Array(range)) { crimes[index].opened = afterInspection() }
      latest = calendar.boardBefore
    }
    for index in range where crimes[index].opened == crimes[index].month {
      let month = crimes[index].month
      if part == .county, month == PoliceCalendar.partialCounty, chance.happens(900) {
        crimes[index].opened = month + 1
      } else if part == .rutland, month == PoliceCalendar.missingRutland {
        crimes[index].opened = month + 1
      } else if month < latest, chance.happens(280) {
        crimes[index].opened = min(latest, month + 1 + chance.below(chance.pick(1...9)))
      }
    }
  }

  /// More came after October 2018 than was cancelled, so that the 61 per 1,000 of then became what is known now.
  private var lateOfYearBefore: Int {
    targets.totalCrime.before - targets.toldBefore.now + CrimeHistories.cancelledBetweenMeetings
  }

  private static let cancelledBetweenMeetings = 110

  /// The inspection of October 2018 was followed by an audit; some came later still.
  private mutating func afterInspection() -> Int {
    chance.happens(5000) ? chance.pick(27...29) : chance.pick((calendar.boardBefore + 1)...calendar.board)
  }

  // MARK: Changed

  /// Gives crimes another first state, and the change that led to the one they have.
  mutating func vary(_ book: inout PoliceSchedule<Crime>, _ range: Range<Int>, _ part: Places.Part) {
    for index in range where book.records[index].opened < calendar.board {
      let crime = book.records[index]
      let when = min(calendar.board, crime.opened + 1 + chance.below(6))
      switch chance.below(10_000) {
      case 0..<90:
        book.records[index].offence = chance.pick(crime.offence.confusedWith)
        book.change(index, in: when, .reclassified(crime.offence))
      case 90..<120 where part == .county:
        book.records[index].place = UInt8(chance.below(7))
        if book.records[index].place != crime.place { book.change(index, in: when, .relocated(crime.place)) }
      case 120..<160 where crime.opened > calendar.boardBefore || when <= calendar.boardBefore:
        book.records[index].place = Places.unplaced
        book.change(index, in: when, .relocated(crime.place))
      case 160..<180:
        book.records[index].date = calendar.month(crime.month).randomDate(&chance)
        if book.records[index].date != crime.date { book.change(index, in: when, .redated(crime.date)) }
      case 180..<480 where crime.flags == .domestic:
        book.records[index].flags = []
        book.change(index, in: when, .flagged(.domestic))
      case 480..<500 where crime.flags.isEmpty && crime.offence.domesticShare > 0:
        book.records[index].flags = .domestic
        book.change(index, in: when, .unflagged(.domestic))
      case 500..<900 where crime.flags.isHate:
        book.records[index].flags = []
        book.change(index, in: when, .flagged(crime.flags))
      case 1000..<1160:
        book.change(index, in: when, .resolved(chance.pick(Self.outcomes)))
      default: break
      }
    }
  }

  private static let outcomes = [
    "Investigation complete; no suspect identified", "Unable to prosecute suspect", "Suspect charged",
    "Offender given a caution", "Local resolution",
  ]

  // MARK: Taken back

  /// Adds crimes that are cancelled or transferred before the Board of September 2019 meets.
  /// - Parameter final: crimes in their final state, to be like.
  mutating func addCancelled(
    _ book: inout PoliceSchedule<Crime>, like final: ArraySlice<Crime>, _ year: PoliceYear, _ part: Places.Part
  ) {
    let isTargeted = part == .county && (year == .first || year == .before)
    let latest = isTargeted ? calendar.boardBefore : calendar.board
    for _ in 0..<final.count / 110 {
      let crime = like(final)
      guard crime.opened < latest else { continue }
      add(crime, to: &book, closedIn: min(latest, crime.opened + 1 + chance.below(9)))
    }
    guard part == .county, year == .before else { return }
    for _ in 0..<CrimeHistories.cancelledBetweenMeetings {
      add(like(final), to: &book, closedIn: chance.pick((calendar.boardBefore + 1)...calendar.board))
    }
  }

  private mutating func like(_ final: ArraySlice<Crime>) -> Crime {
    var crime = final[final.startIndex + chance.below(final.count)]
    crime.opened = crime.month
    return crime
  }

  private mutating func add(_ crime: Crime, to book: inout PoliceSchedule<Crime>, closedIn index: Int) {
    book.records.append(crime)
    book.change(book.records.count - 1, in: index, chance.happens(1200) ? .transferred : .cancelled)
  }

  // MARK: After the meeting of September 2019

  /// What the ledger learns later of crimes that the Board knew.
  mutating func reviseAfterwards(_ book: inout PoliceSchedule<Crime>, _ range: Range<Int>, final: [Crime]) {
    for index in range where chance.happens(40) {
      let when = chance.pick((calendar.board + 1)...calendar.last)
      switch chance.below(10) {
      case 0..<4: book.change(index, in: when, .cancelled)
      case 4..<8: book.change(index, in: when, .reclassified(chance.pick(final[index].offence.confusedWith)))
      default:
        guard !final[index].flags.contains(.aggravated) else { continue }
        let isDomestic = final[index].flags.contains(.domestic)
        book.change(index, in: when, isDomestic ? .unflagged(.domestic) : .flagged(.domestic))
      }
    }
  }

  /// Crimes that came only after it.
  mutating func addLater(_ book: inout PoliceSchedule<Crime>, like final: ArraySlice<Crime>) {
    for _ in 0..<final.count / 150 {
      var crime = like(final)
      crime.opened = chance.pick((calendar.board + 1)...calendar.last)
      book.records.append(crime)
    }
  }
}
