internal import NIOCore
internal import Synchronization

/// The connections of a server: bounded in all, and for each address.
///
/// A new one is always let in where another can go for it, so that callers who send half a request, or nothing, keep nobody
/// out: the one goes that has been waited for the longest, of the same address where that has as many as it may, else of the
/// address that has the most. One whose request is being answered never goes.
final class ConnectionTable: Sendable {
  private struct Entry {
    let channel: any Channel
    let address: String
    let presence = Presence()
    /// Since when its caller is waited for; nil while its request is being answered.
    var waitingSince: NIODeadline?
  }

  private struct State {
    var entries: [ObjectIdentifier: Entry] = [:]
    var counts: [String: Int] = [:]

    mutating func remove(_ id: ObjectIdentifier) -> Entry? {
      guard let entry = entries.removeValue(forKey: id) else { return nil }
      let count = counts[entry.address, default: 1] - 1
      counts[entry.address] = count == 0 ? nil : count
      return entry
    }

    /// Of the connections that are waited for, the one that goes for a new one.
    func dispensable(of address: String?) -> ObjectIdentifier? {
      var found: (id: ObjectIdentifier, count: Int, since: NIODeadline)?
      for (id, entry) in entries where address == nil || entry.address == address {
        guard let since = entry.waitingSince else { continue }
        let count = counts[entry.address, default: 0]
        if let other = found, (other.count, since) > (count, other.since) { continue }
        found = (id, count, since)
      }
      return found?.id
    }
  }

  private let limits: ServerLimits
  private let state = Mutex(State())

  init(_ limits: ServerLimits) { self.limits = limits }

  /// How many there are.
  var count: Int { state.withLock { $0.entries.count } }

  /// Lets a connection in, for which another may have to go.
  /// - Returns: false where there is no room for it: it is to be closed.
  func enter(_ channel: any Channel) -> Bool {
    let address = ConnectionTable.place(of: channel.remoteAddress?.ipAddress)
    let (isIn, gone) = state.withLock { state -> (Bool, Entry?) in
      let isOfMany = state.counts[address, default: 0] >= limits.connectionsOfAddress
      var gone: Entry?
      if isOfMany || state.entries.count >= limits.connections {
        guard let id = state.dispensable(of: isOfMany ? address : nil) else { return (false, nil) }
        gone = state.remove(id)
      }
      state.entries[ObjectIdentifier(channel)] = Entry(channel: channel, address: address, waitingSince: .now())
      state.counts[address, default: 0] += 1
      return (true, gone)
    }
    gone?.channel.close(promise: nil)
    return isIn
  }

  /// A connection's caller is waited for from a time on, or with nil no longer.
  func setWaiting(_ channel: any Channel, since time: NIODeadline?) {
    state.withLock { $0.entries[ObjectIdentifier(channel)]?.waitingSince = time }
  }

  func leave(_ channel: any Channel) {
    state.withLock { $0.remove(ObjectIdentifier(channel)) }?.presence.leave()
  }

  /// Whether the caller of a connection still waits; nil where it is none of the server's.
  func presence(of channel: any Channel) -> Presence? {
    state.withLock { $0.entries[ObjectIdentifier(channel)]?.presence }
  }

  /// What counts as one address: of version 6 all that begin with the same 64 bits, as one caller has all of those.
  static func place(of text: String?) -> String {
    guard let text, let address = NetworkAddress(text.prefix { $0 != "%" }) else { return "" }
    return address.bytes.prefix(8).map(String.init).joined(separator: ".")
  }
}
