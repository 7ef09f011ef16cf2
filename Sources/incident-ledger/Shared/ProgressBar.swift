internal import Foundation

/// A line on standard error that shows how far long work has come, its rate and the time left; nothing where
/// standard error is not a terminal, or the work is short.
final class ProgressBar {
  private let what: String
  private let isShown = isatty(FileHandle.standardError.fileDescriptor) == 1
  private let start = Date()
  private var lastShown = Date()
  private var hasLine = false

  init(_ what: String) { self.what = what }

  func show(_ done: Int, of all: Int) {
    guard isShown, Date().timeIntervalSince(lastShown) > 0.1, all > 0 else { return }
    lastShown = Date()
    hasLine = true
    let seconds = max(0.001, lastShown.timeIntervalSince(start))
    let rate = Double(done) / seconds
    let left = rate > 0 ? Int((Double(all - done) / rate).rounded(.up)) : 0
    let cells = 24 * done / all
    let bar = String(repeating: "█", count: cells) + String(repeating: "░", count: 24 - cells)
    Output.say("\r\(bar) \(done) of \(all) \(what), \(Int(rate)) a second, \(left) s left\u{1B}[K")
  }

  func finish() { if hasLine { Output.say("\r\u{1B}[K") } }
}
