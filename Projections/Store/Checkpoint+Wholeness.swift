/// Whether what was stored in several columns belongs together. Each chunk has its checksum; a chunk that is missing at the
/// end of its column has none.
extension RecordProjection {
  var isWhole: Bool {
    postings.allSatisfy { postings in
      postings.columns.allSatisfy { $0.count == postings.count }
        && (0..<postings.count).allSatisfy { Int(postings.record(at: $0)) < subjects.count }
    } && dictionaries.allSatisfy(\.isWhole)
  }
}

extension ValueDictionary {
  var isWhole: Bool { starts.starts(with: [0, 0]) && Starts.fit(starts, bytes.count) }
}

extension FactLog {
  var isWhole: Bool { starts.first == 0 && starts.count == sequences.count + 1 && Starts.fit(starts, bytes.count) }
}

private enum Starts {
  /// Whether starts ascend to the end of what they lie in.
  static func fit(_ starts: [UInt32], _ byteCount: Int) -> Bool {
    starts.last.map(Int.init) == byteCount && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
  }
}
