internal import Events
internal import Ledger
internal import Projections
internal import Questions
internal import Snapshots

/// The form by which somebody sends a partner's return.
struct ReturnForm {
  let viewer: Viewer
  /// The feeds that the reader may send, by name.
  let feeds: [String]

  /// - Parameter adopted: the feed files that are adopted.
  init(_ viewer: Viewer, _ adopted: AdoptedFeedFiles) {
    self.init(
      viewer: viewer,
      feeds: adopted.newest.map(\.content.file).filter { viewer.authority.scopeLacking(toSend: $0) == nil }.map(\.feed))
  }

  init(viewer: Viewer, feeds: [String]) { (self.viewer, self.feeds) = (viewer, feeds) }

  /// Nothing where the reader is not signed in, or may send nothing.
  var html: HTML {
    guard let formToken = viewer.formToken, let first = feeds.first else { return "" }
    return """
      <section aria-labelledby="send">
      <h2 id="send">Send a return</h2>
      <p>What the file would change is shown first; nothing is appended before you say so.</p>
      <form class="choices" action="\(ReturnForm.address)" method="post" enctype="multipart/form-data" \
      aria-label="Send a return">
      \(FormField.hidden([("form-token", formToken)]))
      \(FormField.choice(
        "Feed", name: .feed, id: "return-feed", feeds.map { FormField.Option(value: $0, text: $0) }, chosen: first))
      <div class="field"><label for="return-file">File</label>
      <input id="return-file" name="file" type="file" required="required" accept=".csv,.xlsx,.xlsm,.ods" \
      aria-describedby="return-file-hint"/>
      <span class="hint" id="return-file-hint">A spreadsheet: .csv, .xlsx or .ods.</span></div>
      \(FormField.line(
        "First month", name: .from, id: "return-from", value: "",
        hint: "Only where the file is to stand for more months than it has rows in, such as 2019-04."))
      \(FormField.line("Last month", name: .to, id: "return-to", value: "", hint: "With the first month."))
      <div class="field"><button type="submit">Look at it</button></div>
      </form>
      </section>
      """
  }

  /// Where a return is sent, and shown.
  static let address = Address("returns")
}
