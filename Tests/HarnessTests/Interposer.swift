import Foundation
import TestSupport

/// The library that stands between the command and the system: built once, from `Interposer/interposer.c`.
enum Interposer {
  /// A kind of call, with the numbers that the library knows.
  enum Kind: UInt32, CaseIterable, CustomStringConvertible {
    /// `any` is of a fault alone; `told` is a write to standard output; `unknown` what no harness knows.
    case any, write, sync, truncate, create, rename, remove, folder, open, map, told, allocate, unknown

    var description: String {
      switch self {
      case .any: "any call"
      case .write: "write"
      case .sync: "fsync"
      case .truncate: "ftruncate"
      case .create: "creation"
      case .rename: "rename"
      case .remove: "unlink"
      case .folder: "mkdir"
      case .open: "open"
      case .map: "mmap"
      case .told: "write to standard output"
      case .allocate: "fallocate"
      case .unknown: "unknown call"
      }
    }
  }

  /// One call that does not do what it is asked.
  struct Fault: CustomStringConvertible {
    var kind: Kind
    /// Which of the calls of the kind, from 1.
    var number: Int
    /// `errno`, or one of the two below.
    var error: Int32
    /// Whether all later calls of the kind fail too.
    var lasts = false

    /// The process is killed before the call.
    static let killed: Int32 = -1
    /// Half of a write is done.
    static let half: Int32 = -2

    var description: String {
      let what = error == Fault.killed ? "killed" : error == Fault.half ? "half" : "errno \(error)"
      return "\(kind) \(number)\(lasts ? " and later ones" : ""): \(what)"
    }
  }

  private static let scratch = Scratch()

  private static let library = Result {
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Interposer/interposer.c").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      #"for cc in cc clang gcc; do command -v $cc >/dev/null && exec $cc -O2 -shared -fPIC -o "$1" "$0"; done; exit 1"#,
      source, scratch("interposer.so"),
    ]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw HarnessError("the interposing library does not build") }
    return scratch("interposer.so")
  }

  /// The environment of a run whose calls are recorded, or fail.
  static func environment(root: String, trace: String? = nil, fault: Fault? = nil) throws -> [String: String] {
    var all = ["LD_PRELOAD": try library.get(), "INTERPOSER_ROOT": root]
    all["INTERPOSER_TRACE"] = trace
    if let fault {
      all["INTERPOSER_FAULT"] = "\(fault.kind.rawValue):\(fault.number):\(fault.error):\(fault.lasts ? 1 : 0)"
    }
    return all
  }
}

/// A harness that cannot go on.
struct HarnessError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
