/// What mapping the rows of one sheet needs beside its feed file.
package struct MappingContext {
  /// The file and the sheet.
  package var place: RowPlace
  /// The key of pseudonyms; nil where none is named.
  package var key: PseudonymKey?
  package var areaNames: any AreaNames
  /// From which day the spreadsheet counts.
  package var dayCount = SerialDay.Count.from1900
  /// Whether dates may also be written as `yyyy-MM-dd`, as they are in a file of rejects.
  package var readsRejects = false

  package init(place: RowPlace, key: PseudonymKey?, areaNames: any AreaNames) {
    (self.place, self.key, self.areaNames) = (place, key, areaNames)
  }
}
