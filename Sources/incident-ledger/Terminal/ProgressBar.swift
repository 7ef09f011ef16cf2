import Feeds

/// A bar on a terminal with the rate and the time left; in a pipe nothing at all.
final class ProgressBar {
  private let word: String
  private let isShown = Terminal.isWatched
  private let clock = ContinuousClock()
  private let start = ContinuousClock().now
  private var lastDrawn: ContinuousClock.Instant?
  private var callsBeforeLook = 0

  private static let width = 24

  /// - Parameter word: what is counted, such as `rows`.
  init(_ word: String) { self.word = word }

  func show(_ progress: FeedProgress) {
    guard isShown else { return }
    // The clock is not asked for every event.
    callsBeforeLook -= 1
    guard callsBeforeLook < 0 else { return }
    callsBeforeLook = progress.items > 10_000 ? 100 : 0
    let now = clock.now
    if let lastDrawn, now - lastDrawn < .milliseconds(100) { return }
    lastDrawn = now
    let seconds = max(0.001, Double((now - start).components.seconds)
      + Double((now - start).components.attoseconds) * 1e-18)
    var line = "\(progress.items) \(word), \(Int(Double(progress.items) / seconds)) a second"
    if let all = progress.allBytes, all > 0, progress.doneBytes > 0 {
      let share = min(1, Double(progress.doneBytes) / Double(all))
      let filled = Int(share * Double(ProgressBar.width))
      let left = Int((seconds / share - seconds).rounded(.up))
      let two = left % 60 < 10 ? "0\(left % 60)" : "\(left % 60)"
      line =
        "[" + String(repeating: "#", count: filled)
        + String(repeating: ".", count: ProgressBar.width - filled) + "] \(Int(share * 100)) %, " + line
        + ", \(left / 60):\(two) left"
    }
    Terminal.put("\r\u{1B}[K" + line)
  }

  /// Takes the bar away.
  func finish() {
    if lastDrawn != nil { Terminal.put("\r\u{1B}[K") }
  }
}
