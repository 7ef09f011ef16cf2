internal import Events

/// A preview that cannot be made as it is asked for.
package enum PreviewMistake: Mistake {
  /// Nothing known names the area.
  case unknownArea
  /// The version is adopted, or stands in the same files, in other words.
  case versionExists(Int, of: String)
}
