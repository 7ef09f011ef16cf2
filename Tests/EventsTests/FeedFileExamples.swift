import Foundation

/// Feed files that tests begin with.
enum FeedFileExamples {
  static let marac = """
    feed: marac-leicestershire
    version: 2
    effective: 2019-04-01                   # optional, with reason
    reason: Threats without violence are now in the extract.
    source: marac/leicestershire
    record: marac
    covers: [marac]
    sheet: Cases
    key: [Case reference]
    statement: { of: month, area: E10000018 }   # month | quarter | financial-year | all | none
    columns:
      date: { column: [Meeting date, Date of meeting], format: dd/MM/yyyy }
      party: { pseudonym: [Victim NI, Perpetrator NI], blank: [N/A, Unknown] }
      area: { column: District, names: district, codes: { NW Leics: E07000134 } }
      contact: { column: Contact, split: [";", "/"], codes: { Physical: violence, Verbal: threat } }
      risk: { column: DASH score, codes: { "14..": high, "10..13": medium, "..9": standard }, otherwise: refuse }
      attributes.agency: { column: Referred by, words: true }
    where: { Status: { not: Test } }        # rows to take
    ignore: [Notes, Address]                # known columns that are never stored
    keep: 6 years
    """

  static let survey = """
    feed: community-survey
    version: 1
    source: survey/leicestershire
    record: answer
    statement: { of: quarter, area: E10000018 }
    columns:
      survey: { value: community }
      date: { column: Interviewed, format: d MMMM yyyy }
      area: { column: District, names: district, within: E10000018 }
      weight: { column: Weight, required: false }
    answers:
      Q4a: asb-change
      Q7: { question: get-on, codes: { 1: agree, 2: disagree }, otherwise: omit, may-be-missing: true }
      /Q9.*/: { question: safe, words: true }
    """

  /// - Parameter time: the lines that say when.
  static func statistic(_ time: String = "  period: { column: Year, format: [financial-year, quarter] }") -> String {
    """
    feed: published
    version: 1
    source: public-health/leicestershire
    record: statistic
    sum: true
    columns:
      indicator: { value: hospital-admissions-violence }
      area: Area code
      value: Rate
      publisher: { value: Public Health }
      lower: { column: Lower, required: false }
    \(time)
    """
  }

  /// A feed file of anti-social behaviour.
  /// - Parameters:
  ///   - lines: further keys.
  ///   - columns: in place of the usual ones, or beside them.
  static func least(
    _ lines: String = "", columns: [String: String] = [:], statement: String = "{ of: month, area: E10000018 }"
  ) -> String {
    let usual = ["kind": "{ value: asb }", "date": "Reported", "area": "District"]
    let all = usual.merging(columns) { $1 }.filter { $0.value != "" }
    return """
      feed: calls
      version: 1
      source: calls/leicester
      record: incident
      statement: \(statement)
      columns:
      \(all.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }.joined(separator: "\n"))
      \(lines)
      """
  }
}

/// The returns that a partner sends, where the environment names a folder with them.
enum PublishedReturns {
  static let feedFile: String? = {
    guard let folder = ProcessInfo.processInfo.environment["INCIDENT_LEDGER_DATA"] else { return nil }
    return try? String(contentsOfFile: folder + "/returns/marac/feed.yaml", encoding: .utf8)
  }()
}
