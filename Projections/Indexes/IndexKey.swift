internal import Bytes
package import Events

/// What a standing index is of: the records of a kind that meet a condition, as it was meant.
package struct IndexKey: Hashable, Sendable {
  package let kind: RecordKind
  let condition: Condition

  /// - Parameter erased: who stands in the condition as a placeholder.
  package init(_ kind: RecordKind, _ condition: Condition, erased: Erasures) {
    self.kind = kind
    self.condition = erased.isEmpty ? condition : condition.mapTexts(erased.meant)
  }

  /// What stands for a condition in every process of the program: half of the SHA-256 of its text, so that nobody finds another
  /// condition that has it.
  struct Digest: Hashable, Sendable {
    let high: UInt64
    let low: UInt64
  }

  var digest: Digest {
    var bytes: [UInt8] = []
    SHA256Hash(of: Array(condition.canonicalText.utf8).rawBytes).append(to: &bytes)
    return Digest(
      high: bytes.rawBytes.loadLittleEndian(at: 0), low: bytes.rawBytes.loadLittleEndian(at: MemoryLayout<UInt64>.size))
  }

  /// The conditions of what the definitions adopted count, those of the shares of what adds different amounts, and all
  /// records of each kind.
  static func wanted(by facts: Facts) -> [IndexKey] {
    let counted = facts.definitions.flatMap(\.content.definition.countings).flatMap { counting in
      let conditions = [counting.condition] + (counting.shares ?? []).map(\.condition)
      return counting.records.flatMap { kind in conditions.map { IndexKey(kind, $0, erased: .none) } }
    }
    return (RecordKind.allCases.map { IndexKey($0, .always, erased: .none) } + counted).withoutRepeats
  }
}

extension Condition {
  /// The condition as a text that no other has.
  fileprivate var canonicalText: String {
    let tests = tests.map { "\($0.name.canonicalText)\($0.test.canonicalText)" }.sorted().joined(separator: "&")
    guard let anyOf else { return tests }
    return tests + "|" + anyOf.map { "(\($0.canonicalText))" }.joined()
  }
}

extension FieldName {
  fileprivate var canonicalText: String { "\(field.rawValue).\(attribute.map { "\($0.utf8.count):\($0)" } ?? "")" }
}

extension Test {
  fileprivate var canonicalText: String {
    switch self {
    case .equals(let scalar): "=\(scalar.canonicalText)"
    case .anyOf(let scalars): "in[\(scalars.map(\.canonicalText).joined())]"
    case .not(let test): "!(\(test.canonicalText))"
    case .range(let atLeast, let atMost):
      "from(\(atLeast?.description ?? ""))to(\(atMost?.description ?? ""))"
    case .all(let scalars): "all[\(scalars.map(\.canonicalText).joined())]"
    }
  }
}

extension Scalar {
  fileprivate var canonicalText: String {
    switch self {
    case .text(let text): "t\(text.utf8.count):\(text)"
    case .number(let number): "n\(number);"
    case .flag(let flag): flag ? "b1" : "b0"
    }
  }
}
