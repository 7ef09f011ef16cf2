extension CSVMetadata {
  /// The table of figures.
  package static let figures = Table(
    ownColumns + previousColumns + verdictColumns + knownColumns,
    key: ["indicator_id", "area_code", "period_start", "period_last_day"])

  private static let ownColumns: [Table.Column] = [
    ("indicator_id", "string", "The indicator, as definitions name it."),
    ("area_code", "string", "The area's GSS code."),
    ("area_name", "string", "The area's name as known."),
    ("period_start", "date", "The first day of the period."),
    ("period_last_day", "date", "The last day of the period."),
    ("value", "double", "The value, not rounded; empty where it is suppressed or not available."),
    ("lower95", "double", "The lower limit of the 95% interval."),
    ("upper95", "double", "The upper limit of the 95% interval."),
    ("numerator", "number", "What was counted above the line."),
    ("denominator", "number", "What was counted below the line; the population of a rate."),
    ("unit", "string", "The unit of the value."),
    (
      "status", "string",
      "Marks of the Government Statistical Service: [b] break in series, [c] suppressed (its numbers are small, or "
        + "would give away small ones beside it), [e] estimated from rounded counts, "
        + "[p] provisional, [r] revised, [u] unreliable, [x] not available."
    ),
    ("definition_version", "string", "The versions of the definition that judge the period."),
    ("as_of", "dateTime", "The recorded time of the last event known."),
    (
      "published_at", "dateTime",
      "When a paper last showed a figure of this indicator, area and period; empty where none did. Where it has changed since, "
        + "the status has [r]."
    ),
    ("note", "string", "What a reader should know."),
    ("indicator_title", "string", "The indicator's title."),
    ("display", "string", "The value as it is shown: rounded, or the mark in its place."),
  ]

  private static let previousColumns: [Table.Column] = [
    ("previous_start", "date", "The first day of the period that the figure is compared with."),
    ("previous_last_day", "date", "The last day of that period."),
    ("previous_value", "double", "Its value; empty where it is suppressed or not available."),
    ("previous_numerator", "number", "What was counted in it above the line."),
    ("previous_denominator", "number", "What was counted in it below the line."),
    ("change", "double", "The value less the previous one."),
    ("change_percent", "double", "The change in percent of the previous value."),
  ]

  private static let verdictColumns: [Table.Column] = [
    (
      "comparison", "string",
      "Whether a test finds the value higher or lower than the previous one, or similar; empty where none was made."
    ),
    (
      "verdict", "string",
      "The same in the sense of the indicator: better, worse or similar; higher or lower where neither is good. Empty where "
        + "the two periods overlap too."
    ),
    ("threshold_lower", "number", "The definition's lower threshold."),
    ("threshold_upper", "number", "The definition's upper threshold."),
    ("threshold_status", "string", "How the value lies to the threshold, by its interval."),
    ("comparator_area", "string", "The nearest area above for which the indicator is published for the same dates."),
    ("comparator_name", "string", "That area's name."),
    ("comparator_value", "number", "What is published for it."),
    ("comparator_publisher", "string", "By whom."),
  ]

  private static let knownColumns: [Table.Column] = [
    ("events_known", "integer", "The number of events known: known-at #N asks for the same again."),
    ("receipt", "string", "What the figure was computed from, to be checked by incident-ledger verify --receipt."),
  ]
}
