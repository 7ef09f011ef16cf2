import CArchive
import Foundation

/// A reader of libarchive, owned: freed when the value goes. Everything that touches C memory is here.
@safe
struct ArchiveHandle: ~Copyable {
  /// What the archive says of one member.
  struct Entry {
    let name: String?
    /// The length of the contents in bytes, 0 when the archive does not say.
    let size: Int
    let isEncrypted: Bool
  }

  private let pointer: OpaquePointer

  private init() {
    // SAFETY: a new reader, which this value alone owns.
    guard let pointer = unsafe archive_read_new() else { fatalError("there is no memory for a reader") }
    unsafe self.pointer = pointer
  }

  deinit {
    // SAFETY: the pointer was made in `init` and is freed only here.
    _ = unsafe archive_read_free(pointer)
  }

  /// A reader for one stream of bytes behind one filter.
  static func stream(_ compression: Compression) -> ArchiveHandle {
    let handle = ArchiveHandle()
    // SAFETY: the reader is new; both calls only set it up.
    let filter = unsafe archive_read_append_filter(handle.pointer, compression.filter)
    let format = unsafe archive_read_set_format(handle.pointer, ARCHIVE_FORMAT_RAW)
    precondition(filter == ARCHIVE_OK && format == ARCHIVE_OK, "libarchive lacks a filter that it must have")
    return handle
  }

  /// A reader for ZIP archives that goes by their central directory.
  static func zip() -> ArchiveHandle {
    let handle = ArchiveHandle()
    // SAFETY: the reader is new; the call only sets it up.
    let format = unsafe archive_read_support_format_zip_seekable(handle.pointer)
    precondition(format == ARCHIVE_OK, "libarchive lacks the reader for ZIP archives")
    return handle
  }

  // SAFETY: written once; a locale is only read afterwards. Nil leaves the thread's locale as it is.
  private nonisolated(unsafe) static let names = unsafe newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)

  private static let blockBytes = 1 << 18

  func open(path: String) throws(ArchiveError) {
    // SAFETY: libarchive copies the path, which lives for the call.
    let status = unsafe archive_read_open_filename(pointer, path, ArchiveHandle.blockBytes)
    guard status == ARCHIVE_OK else { throw error(file: path) }
  }

  func openStandardInput(name: String) throws(ArchiveError) {
    // SAFETY: a file descriptor is a number; libarchive does not close it.
    let status = unsafe archive_read_open_fd(pointer, 0, ArchiveHandle.blockBytes)
    guard status == ARCHIVE_OK else { throw error(file: name) }
  }

  /// The bytes must stay in place as long as the handle lives.
  @unsafe func open(memory: UnsafeRawBufferPointer, name: String) throws(ArchiveError) {
    // SAFETY: the caller keeps the bytes in place.
    let status = unsafe archive_read_open_memory(pointer, memory.baseAddress, memory.count)
    guard status == ARCHIVE_OK else { throw error(file: name) }
  }

  /// Goes on to the next member; nil after the last.
  func next(file: String) throws(ArchiveError) -> Entry? {
    // libarchive gives names in the thread's locale, and none at all where that cannot express them.
    // SAFETY: the locale is never freed, and the thread's own is put back.
    let previous = unsafe uselocale(ArchiveHandle.names)
    defer { _ = unsafe uselocale(previous) }
    var entry: OpaquePointer? = nil
    // SAFETY: the reader is open; the entry belongs to it.
    let status = unsafe archive_read_next_header(pointer, &entry)
    if status == ARCHIVE_EOF { return nil }
    // A warning is about a member's name or times, not its contents.
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let found = unsafe entry else {
      throw error(file: file)
    }
    // SAFETY: the entry and its names are valid until the next header is read; they are copied at once.
    let size = unsafe archive_entry_size(found)
    let isEncrypted = unsafe archive_entry_is_encrypted(found) != 0
    let name = unsafe archive_entry_pathname_utf8(found) ?? archive_entry_pathname(found)
    return Entry(
      name: unsafe name.map { unsafe String(cString: $0) }, size: max(0, Int(size)), isEncrypted: isEncrypted)
  }

  /// Fills `buffer` from `start` on with the member's contents and returns how many bytes it wrote; 0 at their end,
  /// where libarchive has compared their checksum and length.
  func read(into buffer: inout [UInt8], from start: Int, file: String) throws(ArchiveError) -> Int {
    precondition(start < buffer.count, "a read needs room in its buffer")
    // SAFETY: libarchive writes at most the count it is given, which is the room from `start` to the end.
    let count = unsafe buffer.withUnsafeMutableBytes { room in
      let free = unsafe UnsafeMutableRawBufferPointer(rebasing: room[start...])
      return unsafe archive_read_data(pointer, free.baseAddress, free.count)
    }
    guard count >= 0 else { throw error(file: file) }
    return count
  }

  /// What the reader reports as its last error.
  private func error(file: String) -> ArchiveError {
    // SAFETY: the message belongs to the reader and is copied at once.
    let message = unsafe archive_error_string(pointer)
    let detail = unsafe message.map { unsafe String(cString: $0) } ?? "no detail given"
    switch unsafe archive_errno(pointer) {
    case ENOENT, EACCES, ENOTDIR: return .missing(file)
    case EIO, EISDIR, EBADF:
      return ArchiveError(.failed, file: file, message: "\(detail). Check the disk, and give a plain file.")
    default: return .reading(file, detail)
    }
  }
}
