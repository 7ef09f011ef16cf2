internal import Synchronization

/// What the server counts of itself, printed in the text format of Prometheus (version 0.0.4).
final class Metrics: Sendable {
  struct Key: Hashable, Comparable {
    var method: String
    /// The route's pattern, such as `/figures/{indicator}`: never what a caller wrote.
    var route: String
    var status: Int

    static func < (left: Key, right: Key) -> Bool {
      (left.route, left.method, left.status) < (right.route, right.method, right.status)
    }
  }

  private struct Counts {
    var requests: [Key: Int] = [:]
    var buckets = [Int](repeating: 0, count: Metrics.bounds.count)
    var seconds = 0.0
    var all = 0
    var active = 0
  }

  /// Upper bounds of the times of answers, in seconds.
  private static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  private let counts = Mutex(Counts())

  func begin() { counts.withLock { $0.active += 1 } }

  func end(_ key: Key, seconds: Double) {
    counts.withLock { counts in
      counts.active -= 1
      counts.requests[key, default: 0] += 1
      counts.all += 1
      counts.seconds += seconds
      for (index, bound) in Metrics.bounds.enumerated() where seconds <= bound { counts.buckets[index] += 1 }
    }
  }

  /// What is so now, beside what was counted.
  struct Levels {
    /// The number of events in the ledger.
    var events: Int
    /// The batches that wait to be appended, beside those of the commit under way.
    var batchesWaiting: Int
    /// The streams that are open.
    var streams: Int
    /// Lines about the sites of a shared journal.
    var site: [String] = []
  }

  func text(_ levels: Levels) -> String {
    let counts = counts.withLock { $0 }
    var lines =
      [
        "# HELP incident_ledger_events The events in the ledger.", "# TYPE incident_ledger_events gauge",
        "incident_ledger_events \(levels.events)",
        "# HELP incident_ledger_batches_waiting Batches that wait to be appended.",
        "# TYPE incident_ledger_batches_waiting gauge", "incident_ledger_batches_waiting \(levels.batchesWaiting)",
        "# HELP incident_ledger_streams Streams that are open.", "# TYPE incident_ledger_streams gauge",
        "incident_ledger_streams \(levels.streams)",
      ] + levels.site + [
        "# HELP http_requests_active Requests being answered.", "# TYPE http_requests_active gauge",
        "http_requests_active \(counts.active)",
        "# HELP http_requests_total Requests answered.", "# TYPE http_requests_total counter",
      ]
    for (key, count) in counts.requests.sorted(by: { $0.key < $1.key }) {
      lines.append(
        "http_requests_total{method=\"\(key.method)\",route=\"\(key.route)\",status=\"\(key.status)\"} \(count)")
    }
    lines += [
      "# HELP http_request_duration_seconds The time until an answer began.",
      "# TYPE http_request_duration_seconds histogram",
    ]
    for (bound, count) in zip(Metrics.bounds, counts.buckets) {
      lines.append("http_request_duration_seconds_bucket{le=\"\(bound)\"} \(count)")
    }
    lines += [
      "http_request_duration_seconds_bucket{le=\"+Inf\"} \(counts.all)",
      "http_request_duration_seconds_sum \(counts.seconds)", "http_request_duration_seconds_count \(counts.all)",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}
