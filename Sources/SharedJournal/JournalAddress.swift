package import Ledger
package import PostgreSQL

/// The address of a shared journal, checked: it has no password, and connections away from this machine are verified.
package struct JournalAddress: Sendable {
  package let connection: ConnectionAddress

  package init(_ text: String) throws(SharingFault) {
    guard var address = ConnectionAddress(text) else { throw .badAddress(.notPostgreSQL) }
    guard address["password"] == nil, address["sslpassword"] == nil else { throw .badAddress(.password) }
    // Nothing is left for libpq to take from its environment that says where it connects, and how.
    address["host"] = address["host"] ?? address["hostaddr"]
    guard address["service"] == nil, address.hosts.allSatisfy({ !$0.isEmpty }) else { throw .badAddress(.noHost) }
    guard address["hostaddr"] != nil || ConnectionAddress.defaults["hostaddr"] == nil else {
      throw .badAddress(.overridden)
    }
    guard address.isLocal || address["sslmode"] == "verify-full" else { throw .badAddress(.unverified) }
    address["port"] = address["port"] ?? "5432"
    address["sslmode"] = address["sslmode"] ?? "prefer"
    // Where connections are encrypted by GSS, nothing is verified by sslmode.
    address["gssencmode"] = "disable"
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
