package import Ledger

/// Gives back to a shared journal what it lost and a site holds; what is refused goes to a file.
package enum SiteRepair {
  /// - Parameters:
  ///   - site: the name of the site.
  ///   - keepsGoing: whether what is good is appended although something was refused.
  ///   - rejectsPath: where refused lines are written with their reasons.
  /// - Returns: nil where the shared journal holds all that the site does.
  @available(*, noasync, message: "an append stays on one thread")
  package static func run(
    _ ledger: Ledger, site: String, keepsGoing: Bool, rejectsPath: String?
  ) throws -> SharedRepair? {
    let rejects = try rejectsPath.map { try RejectsFile($0) }
    func publish() throws {
      try rejects?.close()
      try rejects?.publish()
    }
    do {
      let repair = try ledger.repairShared(site: site, keepsGoing: keepsGoing) { refusal, line in
        try rejects?.write(refusal, line: line)
      }
      try publish()
      return repair
    } catch let error as LedgerError where error.code == .refused {
      try publish()
      throw error
    } catch {
      rejects?.discard()
      throw error
    }
  }
}
