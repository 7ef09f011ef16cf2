internal import Events
internal import HTTPTypes
internal import Hummingbird

/// The cookie that holds a session's secret.
///
/// - `HttpOnly`: no script reads it. `Path=/` and no `Domain`: it is of this very host.
/// - `SameSite=Strict`, not `Lax`: no other site's link, frame or form makes a browser send it, so none learns what a
///   signed-in reader would be shown. The price is small: who follows a link on another site finds the page not signed in,
///   and is signed in again with the next click.
/// - By https it is `Secure`, and its name begins with `__Host-`, which a browser takes only so and only from this host.
///   By http, on the machine itself, it cannot be. Cookies know no ports: its name has the port, for several ledgers on one
///   machine.
enum SessionCookie {
  private static let plainName = "incident-ledger"

  static func name(at origin: WebOrigin) -> String {
    origin.isSecure ? "__Host-" + plainName : "\(plainName)-\(origin.port)"
  }

  /// The field that hands the secret to a browser.
  static func setting(_ secret: String, of session: Session, now: RecordedTime) -> HTTPField {
    field(secret, at: session.origin, seconds: max(1, (session.ends.microseconds - now.microseconds) / 1_000_000))
  }

  /// The field that takes it away.
  static func clearing(at origin: WebOrigin) -> HTTPField { field("", at: origin, seconds: 0) }

  private static func field(_ value: String, at origin: WebOrigin, seconds: Int64) -> HTTPField {
    let secure = origin.isSecure ? "; Secure" : ""
    return HTTPField(
      name: .setCookie,
      value: "\(name(at: origin))=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict\(secure)")
  }

  /// The values of the cookies of a request, by name. One that comes twice is left out: somebody may have added it.
  static func values(of request: Request) -> [String: String] {
    var values: [String: [String]] = [:]
    for field in request.headers[values: .cookie] {
      for pair in field.split(separator: ";") {
        let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2 else { continue }
        values[String(sides[0].filter { $0 != " " }), default: []].append(String(sides[1]))
      }
    }
    return values.compactMapValues { $0.count == 1 ? $0[0] : nil }
  }
}
