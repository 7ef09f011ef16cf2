import CArchive

/// How the bytes of one file are compressed, told from the ending of its name or from its first bytes.
enum Compression {
  case none, gzip, xz

  init(name: String) {
    let lowered = name.lowercased()
    self = lowered.hasSuffix(".gz") ? .gzip : lowered.hasSuffix(".xz") ? .xz : .none
  }

  init(head: [UInt8]) {
    self =
      head.starts(with: [0x1F, 0x8B]) ? .gzip : head.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) ? .xz : .none
  }

  /// The number that libarchive has for the filter.
  var filter: Int32 {
    switch self {
    case .none: ARCHIVE_FILTER_NONE
    case .gzip: ARCHIVE_FILTER_GZIP
    case .xz: ARCHIVE_FILTER_XZ
    }
  }
}
