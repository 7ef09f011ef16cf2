/// What is not as the rules have it yet. A test fails where something else is at fault, and where an exception is no longer
/// needed: then it goes.
enum Exceptions {
  /// Folders of a target that refer to each other in circles.
  static let knots: [String: [[String]]] = [:]

  /// Imports that their target does not declare.
  static let imports: [String] = []

  /// Uses of `unsafe` without a line that says why they are safe, by file.
  static let unsafeWithoutReason: [String: Int] = [:]

  /// Code that reads what is said to people, by file. They read what others say, and stay: C
  /// libraries, the titles of columns, and the contract's mark in the `display` of a published figure.
  static let reading = [
    "ArchiveError.swift": 1, "LMDBError+Numbers.swift": 1,
    "PublishedFigure.swift": 1,
  ]

  /// Comments and texts that cite a contract, which stands nowhere in the repository, by target.
  static let contract: [String: Int] = [:]

  /// Says how what is found differs from what is excepted; empty where it does not.
  static func difference(_ found: [String: [String]], _ excepted: [String: Int]) -> [String] {
    Set(found.keys).union(excepted.keys).sorted().flatMap { name -> [String] in
      let (faults, count) = (found[name] ?? [], excepted[name] ?? 0)
      if faults.count > count { return faults }
      return faults.count < count ? ["\(name): \(faults.count) left, so the exception of \(count) goes down"] : []
    }
  }
}
