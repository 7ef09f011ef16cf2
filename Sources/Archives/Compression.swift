import CArchive

/// How the bytes of one file are compressed, told from the ending of its name.
enum Compression {
  case none, gzip, xz

  init(name: String) {
    let lowered = name.lowercased()
    self = lowered.hasSuffix(".gz") ? .gzip : lowered.hasSuffix(".xz") ? .xz : .none
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
