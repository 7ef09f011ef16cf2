/// A page of the dashboard: complete HTML, made from what the commands compute.
package struct Page: Sendable {
  /// The HTML document.
  package var html: String
}
