internal import ArgumentParser
internal import Ledger

/// Whether the machine's clock is taken as it is.
struct ClockOption: ParsableArguments {
  @Flag(
    name: .customLong("accept-clock"),
    help: ArgumentHelp(
      "Take the machine's clock as it is, once: it lies behind the last recorded time, or more than 400 days ahead of the "
        + "last append's, and it is right."))
  var isAccepted = false
}

extension LedgerOptions {
  /// Opens the ledger to append to it.
  func open(accepting clock: ClockOption) throws -> Ledger {
    let ledger = try open(.readWrite)
    if clock.isAccepted { ledger.acceptClock() }
    return ledger
  }
}
