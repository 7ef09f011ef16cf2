internal import FileSystem
internal import Foundation
internal import Ledger

/// What tells the folder of a site from a copy of it, on this machine or another: the identity of the site, and a hash of the
/// machine since it was started and of the folder's place on its disk.
struct SitePlace: Equatable, Sendable {
  /// What connections of it are called.
  let text: String

  init(_ site: SiteFile, folder: String) {
    let machine = FileManager.default.contents(atPath: "/proc/sys/kernel/random/boot_id") ?? Data()
    let status = FileStatus(of: folder)
    let place = "\(status?.identity.device ?? 0) \(status?.identity.inode ?? 0)"
    text = SitePlace.beginning(site) + Digest.hex(Digest.sha256(Array(machine) + Array(place.utf8)).prefix(8))
  }

  /// What all connections of a site are called, wherever its folder is.
  static func beginning(_ site: SiteFile) -> String { "incident-ledger " + Digest.hex(site.identity.prefix(8)) + " " }
}
