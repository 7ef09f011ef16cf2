package import Events

/// A row that was not taken, as it stood in the file.
package struct PoliceRefusedRow: Sendable {
  package let refusal: Refusal
  /// Its twelve fields; where it could not be divided, the whole line in the first of them.
  package let fields: [String]
}
