#if canImport(Glibc)
  import Glibc
#endif

/// The few things that are asked of the file system, with errors that name the path.
package enum Files {
  /// Waits until a file's contents are on the disk.
  package static func syncFile(_ path: String) throws(FileSystemError) {
    try OpenedFile(path, O_RDONLY).synchronize()
  }

  /// Waits until a folder's entries (names made, renamed or removed in it) are on the disk.
  package static func syncFolder(_ path: String) throws(FileSystemError) {
    try OpenedFile(path, O_RDONLY | O_DIRECTORY).synchronize()
  }

  /// Renames a file or folder within a file system; what has the new name is replaced if it is a file or an empty folder.
  package static func rename(_ old: String, to new: String) throws(FileSystemError) {
    // SAFETY: rename(2) reads two C strings for the time of the call.
    guard unsafe Glibc.rename(old, new) == 0 else { throw FileSystemError("rename \(old) to \(new)", old) }
  }

  /// Puts a file or folder that was made beside its place into it, as `rename` does, and waits until the name is on the
  /// disk: at any moment, also after a power cut, there is the old one or the new one.
  package static func publish(_ made: String, as place: String) throws(FileSystemError) {
    try rename(made, to: place)
    try syncFolder(folder(of: place))
  }

  /// Makes a folder; false when one is there already.
  /// - Parameter mode: the permissions, less the umask.
  @discardableResult
  package static func makeFolder(_ path: String, mode: UInt32 = 0o775) throws(FileSystemError) -> Bool {
    // SAFETY: mkdir(2) reads a C string for the time of the call.
    if unsafe mkdir(path, mode) == 0 { return true }
    let error = FileSystemError("make the folder \(path)", path)
    if isFolder(path) { return false }
    throw error
  }

  /// Makes a folder and those above it, each synced into the one above.
  /// - Parameter mode: the permissions of the folder itself, less the umask, where it is not there yet.
  package static func makeFolders(_ path: String, mode: UInt32 = 0o775) throws(FileSystemError) {
    if isFolder(path) { return }
    let above = folder(of: path)
    try makeFolders(above)
    if try makeFolder(path, mode: mode) { try syncFolder(above) }
  }

  /// Whether there is a folder at the path.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    // SAFETY: stat(2) reads a C string and fills the structure, for the time of the call.
    return unsafe stat(path, &status) == 0 && (status.st_mode & S_IFMT) == S_IFDIR
  }

  /// Whether there is anything at the path.
  package static func exists(_ path: String) -> Bool { isAllowed(path, F_OK) }

  /// The names in a folder, sorted, without `.` and `..`.
  package static func names(in folder: String) throws(FileSystemError) -> [String] {
    // SAFETY: opendir(3) reads a C string; the stream it returns is used by this function alone and closed below.
    guard let stream = unsafe opendir(folder) else { throw FileSystemError("list \(folder)", folder) }
    // SAFETY: opened above, closed once.
    defer { unsafe closedir(stream) }
    var names: [String] = []
    // SAFETY: the entry stays valid until the next call, and its name is copied before.
    while let entry = unsafe readdir(stream) {
      // SAFETY: `d_name` ends with a NUL within the entry that readdir(3) returned; read where it lies.
      let name = unsafe String(
        cString: UnsafeRawPointer(entry).advanced(by: MemoryLayout<dirent>.offset(of: \.d_name)!)
          .assumingMemoryBound(to: CChar.self))
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a file; false when there is none, or it cannot be removed.
  @discardableResult
  package static func removeFile(_ path: String) -> Bool {
    // SAFETY: unlink(2) reads a C string for the time of the call.
    unsafe unlink(path) == 0
  }

  /// Removes a folder and the files in it; what is not there, or holds folders of its own, is left.
  package static func removeFolder(_ path: String) {
    for name in (try? names(in: path)) ?? [] { removeFile(path + "/" + name) }
    // SAFETY: rmdir(2) reads a C string for the time of the call.
    unsafe rmdir(path)
  }

  /// Removes a folder in which nothing is; any other is left.
  package static func removeFolderIfEmpty(_ path: String) {
    // SAFETY: rmdir(2) reads a C string for the time of the call.
    unsafe rmdir(path)
  }

  /// Whether opening the file would be granted `mode`: by the ids in effect, which are those that open(2) goes by.
  package static func isAllowed(_ path: String, _ mode: Int32) -> Bool {
    // SAFETY: faccessat(2) reads a C string for the time of the call.
    unsafe faccessat(AT_FDCWD, path, mode, AT_EACCESS) == 0
  }

  /// The path without `.`, `..`, symbolic links and slashes at its end, as far as it exists.
  package static func place(_ path: String) -> String {
    // SAFETY: realpath(3) reads a C string and returns one that it allocated, or nil.
    if let resolved = unsafe realpath(path, nil) {
      // SAFETY: a C string that this function owns; copied, then freed once.
      defer { unsafe free(resolved) }
      // SAFETY: as above.
      return unsafe String(cString: resolved)
    }
    var path = path[...]
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }

  /// The folder that a path's last part stands in.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}
