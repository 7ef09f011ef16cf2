package import Ledger
package import PostgreSQL

/// The address of a shared journal, checked: it has no password, and connections away from this machine are verified.
package struct JournalAddress: Sendable {
  package let connection: ConnectionAddress

  package init(_ text: String) throws(SharingFault) {
    guard var address = ConnectionAddress(text) else { throw .badAddress(.notPostgreSQL) }
    guard address["password"] == nil else { throw .badAddress(.password) }
    guard address.isLocal || address["sslmode"] == "verify-full" else { throw .badAddress(.unverified) }
    // Of several hosts, the one that takes writes.
    address["target_session_attrs"] = address["target_session_attrs"] ?? "read-write"
    address["connect_timeout"] = address["connect_timeout"] ?? "5"
    address["application_name"] = address["application_name"] ?? "incident-ledger"
    // A connection that is cut is noticed, and so is one whose site is gone.
    for (keyword, value) in ["keepalives_idle": "5", "keepalives_interval": "2", "keepalives_count": "3"] {
      address[keyword] = address[keyword] ?? value
    }
    address["tcp_user_timeout"] = address["tcp_user_timeout"] ?? "10000"
    connection = address
  }
}
