internal import Figures
internal import Presentation

/// What the columns of the interface's tables are.
enum Tables {
  static let definitions = CSVMetadata.Table(
    [
      ("indicator", "string", "The indicator."), ("version", "integer", "The version of its definition."),
      ("effective", "date", "The first counting date that the version judges."),
      ("policy", "string", "prospective: judges records from that date on; restated: judges all records."),
      ("measure", "string", "count, rate, percentage, ratio or published."), ("title", "string", "The title."),
    ], key: ["indicator", "version"])

  static let areas = CSVMetadata.Table(
    [
      ("code", "string", "The area's GSS code."), ("name", "string", "Its name as known."),
      ("level", "string", "Its level in the hierarchy."),
      ("parent", "string", "The code of the area right above it in the geography."),
      ("geography", "string", "The geography: administrative, ward, community-safety and others."),
      ("provisional", "string", "true where it was placed there only because nothing better was known."),
      ("start", "date", "The first day of the area's life, where it has one."),
      ("end", "date", "The day after the last of the area's life, where it has one."),
    ], key: ["code", "geography"])

  static let unplaced = CSVMetadata.Table(
    [
      ("code", "string", "An area that records name."), ("name", "string", "Its name as known."),
      ("provisional_parent", "string", "The area below which it lies for now; empty where nothing places it."),
      ("records", "integer", "The open records in it."), ("first_month", "string", "The month of the first."),
      ("last_month", "string", "The month of the last."),
    ], key: ["code"])

  static let coverage = CSVMetadata.Table(
    [
      ("sequence", "integer", "The event that declared it; of two about the same month the later holds."),
      ("feed", "string", "The feed: a kind of record, or a name."), ("area", "string", "The area's code."),
      ("start", "date", "The first day."), ("end", "date", "The day after the last."),
      ("status", "string", "complete, partial or missing."), ("expected", "integer", "What was expected."),
      ("received", "integer", "What was received."),
    ], key: ["sequence"])

  static let explanations = CSVMetadata.Table(
    [
      ("factor", "string", "What changed: window, late, removed, corrected, definition, population or published."),
      ("part", "string", "Of a window in two entries: entered or left."),
      ("key", "string", "Of a part of a reason: the area, category, month or feed; empty for the reason itself."),
      ("effect", "double", "The share of the difference; the effects of the reasons add up to it."),
      ("exact", "string", "The same as a fraction p/q in lowest terms."),
      ("numerator", "string", "The share of the change above the line, whole or p/q."),
      ("denominator", "string", "The share of the change below the line, whole or p/q."),
      ("records", "integer", "The records with a share of their own."),
      ("least", "double", "The least effect over all orders of the factors."),
      ("greatest", "double", "The greatest effect over all orders of the factors."),
      ("revision", "string", "The revision code of the Office for National Statistics."),
      ("text", "string", "The reason in words; [c] where a part is suppressed."),
    ], key: [])
}
