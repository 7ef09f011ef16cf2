/// Names of areas as people type them: without case, marks and punctuation, `&` for `and`.
package enum AreaNameFolding {
  package static func folded(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    var isGap = false
    for scalar in name.lowercased().replacing("&", with: " and ").unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if isGap, !result.isEmpty { result.append(" ") }
        isGap = false
        result.append(scalar)
      } else if scalar != "'" && scalar != "\u{2019}" {
        isGap = true
      }
    }
    return String(result)
  }
}
