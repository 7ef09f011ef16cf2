internal import Feeds
internal import Foundation

/// A line on standard error that shows how far long work has come, its rate and the time left; nothing where
/// standard error is not a terminal, or the work is short.
final class ProgressBar {
  private let what: String
  private let isShown = isatty(FileHandle.standardError.fileDescriptor) == 1
  private let clock = ContinuousClock()
  private let start = ContinuousClock.now
  private var lastShown = ContinuousClock.now
  private var callsBeforeLook = 0
  private var hasLine = false

  private static let width = 24

  /// - Parameter what: what is counted, such as `events`.
  init(_ what: String) { self.what = what }

  func show(_ done: Int, of all: Int) {
    if isDue() { showNow(done, of: all) }
  }

  /// The same for whoever looks at the clock by itself.
  func showNow(_ done: Int, of all: Int) {
    guard isShown, all > 0 else { return }
    draw(done, of: "\(all) ", share: Double(done) / Double(all))
  }

  /// Shows how far an append is; how many events there are is not known before the end, but their bytes may be.
  func show(_ progress: FeedProgress) {
    guard isDue() else { return }
    let share = progress.allBytes.map { Double(progress.doneBytes) / Double(max(1, $0)) }
    draw(progress.items, of: nil, share: share)
  }

  /// Takes the line away.
  func finish() {
    if hasLine { Output.say("\r\u{1B}[K") }
    hasLine = false
  }

  /// Whether it is time to draw again; the clock is not asked for every event.
  private func isDue() -> Bool {
    guard isShown else { return false }
    callsBeforeLook -= 1
    guard callsBeforeLook < 0 else { return false }
    callsBeforeLook = 20
    return clock.now - lastShown > .milliseconds(100)
  }

  private func draw(_ done: Int, of all: String?, share: Double?) {
    lastShown = clock.now
    hasLine = true
    let elapsed = (lastShown - start).components
    let seconds = max(0.001, Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
    var line = "\(done) " + (all.map { "of " + $0 } ?? "") + "\(what), \(Int(Double(done) / seconds)) a second"
    if let share, share > 0 {
      let cells = Int(min(1, share) * Double(ProgressBar.width))
      let left = max(0, Int((seconds / share - seconds).rounded(.up)))
      let bar = String(repeating: "█", count: cells) + String(repeating: "░", count: ProgressBar.width - cells)
      line = bar + " " + line + ", \(left) s left"
    }
    Output.say("\r\(line)\u{1B}[K")
  }
}
