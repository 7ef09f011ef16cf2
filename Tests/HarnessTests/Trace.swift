import Foundation

/// What processes did to the files of a folder, in the order in which it was done.
struct Trace {
  struct Operation {
    var kind: Interposer.Kind
    /// Of a write: it is on the disk when the call returns.
    var isSynced = false
    /// Of a map: what is written to it reaches the file.
    var isShared = false
    /// The file or folder, by a number of its own.
    var node = 0
    /// The folders that the names are in.
    var folder = 0
    var otherFolder = 0
    var offset = 0
    var length = 0
    var name = ""
    var otherName = ""
    var data = Data()
  }

  /// The number of the folder itself.
  static let root = 0

  private(set) var operations: [Operation] = []
  /// Inodes are used again: which file each is now.
  private var numbers: [UInt64: Int] = [:]
  private var nextNumber = 1

  /// Reads what the library recorded from a folder's first file on.
  /// - Parameter root: the inode of the folder.
  init(_ file: Data, root: UInt64) throws {
    numbers[root] = Trace.root
    for var record in try Trace.records(file) {
      try resolve(&record.operation, record.inodes)
      operations.append(record.operation)
    }
  }

  /// The kinds of the calls that the library recorded. A creation is the second record of an open that made a file.
  static func calls(_ file: Data) throws -> [Interposer.Kind] {
    try records(file).map(\.operation.kind).filter { $0 != .create }
  }

  private typealias Record = (operation: Operation, inodes: (node: UInt64, folder: UInt64, otherFolder: UInt64))

  /// The records one after another: a head of 64 bytes, then two names and the data.
  private static func records(_ file: Data) throws -> [Record] {
    var records: [Record] = []
    var rest = file[...]
    while !rest.isEmpty {
      guard rest.count >= headByteCount else { throw HarnessError("a record is cut short") }
      func take(_ count: UInt64) -> Data {
        defer { rest = rest.dropFirst(Int(count)) }
        return rest.prefix(Int(count))
      }
      let head = Array(take(UInt64(headByteCount)))
      func number(_ offset: Int, _ byteCount: Int = 8) -> UInt64 {
        (0..<byteCount).reduce(0) { $0 | UInt64(head[offset + $1]) << UInt64(8 * $1) }
      }
      guard let kind = Interposer.Kind(rawValue: UInt32(number(0, 4))), kind != .unknown else {
        throw HarnessError("the ledger's files were changed by a call that no harness knows")
      }
      var operation = Operation(kind: kind, isSynced: head[4] & 1 != 0, isShared: head[4] & 2 != 0)
      (operation.offset, operation.length) = (Int(number(32)), Int(number(40)))
      operation.name = String(decoding: take(number(48, 4)), as: UTF8.self)
      operation.otherName = String(decoding: take(number(52, 4)), as: UTF8.self)
      operation.data = take(number(56))
      records.append((operation, (number(8), number(16), number(24))))
    }
    return records
  }

  private static let headByteCount = 64

  /// Puts the numbers of files in the place of inodes.
  private mutating func resolve(
    _ operation: inout Operation, _ inodes: (node: UInt64, folder: UInt64, otherFolder: UInt64)
  ) throws {
    switch operation.kind {
    case .told, .open: return
    case .create, .folder:
      numbers[inodes.node] = nextNumber
      nextNumber += 1
    default: break
    }
    func known(_ inode: UInt64) throws -> Int {
      guard inode != 0 else { return -1 }
      guard let number = numbers[inode] else {
        throw HarnessError("\(operation.kind) of a file that was not made here")
      }
      return number
    }
    operation.node = try known(inodes.node)
    operation.folder = try known(inodes.folder)
    operation.otherFolder = try known(inodes.otherFolder)
  }
}
