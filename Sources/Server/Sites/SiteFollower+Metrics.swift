internal import Events
internal import Ledger

extension SiteFollower.Sight {
  /// Lines for `/metrics`: whether the shared journal answers, and how far each site said that it is.
  var metrics: [String] {
    var lines = [
      "# HELP incident_ledger_journal_reached Whether the shared journal answered last.",
      "# TYPE incident_ledger_journal_reached gauge", "incident_ledger_journal_reached \(isReached ? 1 : 0)",
      "# HELP incident_ledger_journal_missing Events of the shared journal that this site does not hold yet.",
      "# TYPE incident_ledger_journal_missing gauge", "incident_ledger_journal_missing \(missing)",
      "# HELP incident_ledger_site_events The events that a site said it holds, and their root.",
      "# TYPE incident_ledger_site_events gauge",
    ]
    for site in sites {
      let root = Digest.hex(site.root.prefix(8))
      lines.append("incident_ledger_site_events{site=\"\(site.name)\",root=\"\(root)\"} \(site.length)")
    }
    lines += [
      "# HELP incident_ledger_site_contact_seconds When a site was heard of last.",
      "# TYPE incident_ledger_site_contact_seconds gauge",
    ]
    for site in sites {
      lines.append(
        "incident_ledger_site_contact_seconds{site=\"\(site.name)\"} \(site.contact.microseconds / 1_000_000)")
    }
    return lines
  }
}
