/// The style of the HTML paper.
///
/// The colours are the Analysis Function's, in its order (dark blue, turquoise, dark pink, orange), each with a shape or a
/// dash of its own, so that none carries a meaning alone. Text is at least 4.5 : 1 on white, lines 3 : 1.
package enum DocumentStyle {
  package static let css = [palette, texts, drawings, media].joined(separator: "\n")

  /// What a drawing needs where it stands by itself. Programs that draw know no names of colours.
  package static let chartCSS = colours.reduce(
    drawings + "\n.chart text { font-family: Arial, \"Liberation Sans\", Helvetica, sans-serif; }"
  ) { css, colour in css.replacing("var(--\(colour.name))", with: colour.value) }

  private static let colours = [
    (name: "ink", value: "#0b0c0c"), (name: "soft", value: "#505a5f"), (name: "rule", value: "#b1b4b6"),
    (name: "blue", value: "#12436d"), (name: "turquoise", value: "#28a197"), (name: "pink", value: "#801650"),
    (name: "orange", value: "#f46a25"),
  ]

  private static let palette =
    ":root { " + colours.map { "--\($0.name): \($0.value); " }.joined() + "}"

  private static let texts = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0 auto; padding: 0 1rem 3rem; max-width: 76rem; color: var(--ink); background: #fff; \
    font: 1rem/1.5 Arial, "Liberation Sans", Helvetica, sans-serif; overflow-wrap: break-word; }
    h1 { font-size: 1.75rem; line-height: 1.2; margin: 1.5rem 0 .75rem; }
    h2 { font-size: 1.4rem; line-height: 1.25; margin: 2.5rem 0 .5rem; padding-top: .75rem; \
    border-top: 3px solid var(--blue); }
    h3 { font-size: 1.15rem; line-height: 1.3; margin: 2rem 0 .25rem; }
    p, ul, dl { margin: .5rem 0; max-width: 46rem; }
    header p { margin: .1rem 0; color: var(--soft); }
    nav h2 { border: 0; padding: 0; margin: 1.5rem 0 .25rem; font-size: 1.15rem; }
    nav ul { list-style: none; padding-left: 0; margin: 0; max-width: none; }
    nav ul ul { padding-left: 1.25rem; }
    nav a { display: inline-block; padding: .3rem 0; min-height: 1.5rem; }
    a { color: #1d4f91; }
    a:focus, main:focus { outline: 3px solid #ffdd00; outline-offset: 0; box-shadow: 0 4px 0 var(--ink); }
    a:focus { background: #ffdd00; color: var(--ink); text-decoration: none; }
    main:focus { outline: none; box-shadow: none; }
    .skip { position: absolute; left: -999rem; }
    .skip:focus { position: static; display: inline-block; padding: .5rem; }
    .lead { font-size: 1.05rem; font-weight: bold; }
    dl div { padding: .15rem 0; }
    dt { font-weight: bold; }
    dd { margin: 0; overflow-wrap: anywhere; }
    table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .9rem; \
    font-variant-numeric: tabular-nums; }
    caption { text-align: left; font-weight: bold; padding-bottom: .35rem; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; \
    border-bottom: 1px solid var(--rule); }
    thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
    tbody th { font-weight: normal; }
    .number { text-align: right; }
    .number + :not(.number) { padding-left: .6rem; }
    td:last-child, th:last-child { padding-right: 0; }
    .word::before { content: "\\25CF\\00A0"; color: var(--soft); }
    .word.better::before { content: "\\2713\\00A0"; }
    .word.worse::before { content: "\\25B2\\00A0"; color: var(--pink); }
    .word.similar::before { content: "\\2248\\00A0"; }
    .word.none::before { content: ""; }
    .word.worse { font-weight: bold; }
    figure { margin: 1rem 0; }
    figcaption { font-size: .9rem; font-weight: bold; margin-bottom: .5rem; }
    """

  private static let drawings = """
    .chart { display: block; width: 100%; max-width: 26rem; height: auto; }
    .chart text { font-size: 14px; fill: var(--ink); }
    .chart .strong { font-weight: bold; }
    .chart line, .chart polyline { fill: none; stroke-width: 1; stroke: var(--soft); }
    .chart .grid { stroke: #d9dadb; }
    .chart .axis { stroke: var(--ink); }
    .chart .value { stroke: var(--blue); stroke-width: 2; }
    .chart .range { stroke: var(--ink); stroke-width: 1.25; }
    .chart .benchmark { stroke: var(--turquoise); stroke-width: 2; }
    .chart .limit { stroke: var(--turquoise); stroke-width: 1.25; stroke-dasharray: 5 3; }
    .chart .threshold { stroke: var(--pink); stroke-width: 2; stroke-dasharray: 8 3 2 3; }
    .chart .boundary { stroke: var(--ink); stroke-width: 1.25; stroke-dasharray: 2 3; }
    .chart .bridge { stroke: var(--blue); stroke-width: 1.5; stroke-dasharray: 1.5 3; }
    .chart .changeover { fill: #eeefef; }
    .chart .reach { fill: none; pointer-events: all; }
    .chart .told:focus { outline: none; }
    .chart .told:focus .reach { stroke: var(--ink); stroke-width: 2.5; }
    .chart .tip { display: none; }
    .chart .told:hover .tip, .chart .told:focus .tip { display: inline; }
    .chart .tip rect { fill: #fff; stroke: var(--ink); }
    .chart .point { fill: var(--blue); }
    .chart .signal { fill: var(--pink); }
    .chart .gap { fill: #fff; }
    .chart .bar { fill: var(--blue); fill-opacity: .55; stroke: var(--blue); }
    .chart .rise { fill: var(--turquoise); fill-opacity: .6; stroke: var(--turquoise); }
    .chart .fall { fill: #fff; stroke: var(--pink); stroke-width: 2; }
    .chart .comparator { fill: #fff; stroke: var(--turquoise); stroke-width: 2; }
    """

  private static let media = """
    @media (max-width: 39.99em) {
      th, td { padding-right: .4rem; }
      tbody th { overflow-wrap: anywhere; }
      .stacked, .stacked caption, .stacked thead, .stacked tbody { display: block; }
      .stacked tr { display: grid; grid-template-columns: 3fr 3fr 4fr 4fr; column-gap: .5rem; \
    border-bottom: 1px solid var(--rule); padding: .35rem 0; }
      .stacked thead tr { border-bottom: 2px solid var(--ink); }
      .stacked th, .stacked td, .stacked thead th { border: 0; padding: .1rem 0; }
      .stacked th:first-child { grid-column: 1 / -1; }
    }
    @media (min-width: 40em) {
      dl div { display: grid; grid-template-columns: 11rem 1fr; gap: 1rem; }
      .number { white-space: nowrap; }
    }
    @media (min-width: 62em) {
      .pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 2.5rem; align-items: start; }
      nav > ul { columns: 3; column-gap: 3rem; }
      nav > ul > li { break-inside: avoid; }
    }
    @media print {
      @page { size: A4; margin: 14mm 14mm 16mm; }
      @page { @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt Arial, \
    "Liberation Sans", sans-serif; } }
      html { font-size: 9.5pt; }
      body { line-height: 1.35; }
      h2 { margin-top: 1.5rem; }
      h3 { margin-top: 1.25rem; }
      p, ul, dl { max-width: none; }
      dl { columns: 2; column-gap: 8mm; }
      dl div { break-inside: avoid; }
      dl { break-inside: avoid; }
      dl:has(code) { columns: auto; break-inside: auto; }
      th, td { padding-top: .2rem; padding-bottom: .2rem; }
      body { max-width: none; padding: 0; }
      nav.screen, .skip { display: none; }
      nav { break-after: page; font-size: .85rem; }
      nav > ul { columns: 2; column-gap: 8mm; }
      nav a { display: block; position: relative; padding: 0 2.5rem 0 0; min-height: 0; color: inherit; }
      nav .page { position: absolute; right: 0; bottom: 0; }
      nav li { break-inside: avoid; }
      nav > ul > li { break-inside: auto; margin-bottom: .5rem; }
      h2, h3, caption, thead, figcaption { break-after: avoid; }
      h3 + *, caption + * { break-before: avoid; }
      table, tr, figure, .lead { break-inside: avoid; }
      table.long { break-inside: auto; }
      p, li { orphans: 2; widows: 2; }
      .pair { display: grid; grid-template-columns: 70mm 1fr; gap: 8mm; align-items: start; }
      .chart { max-width: 70mm; }
      table { font-size: .85rem; }
      .number { white-space: nowrap; }
      thead { display: table-header-group; }
    }
    """

  /// The title at the head of every printed page but the first, which has it larger.
  static func runningHead(_ title: String) -> String {
    // What ends a string of CSS, or an element of XML, is written as its number.
    let text = Markup.plain(title).map { character in
      switch character {
      case "\\": "\\5C "
      case "\"": "\\22 "
      case "<": "\\3C "
      case ">": "\\3E "
      case "&": "\\26 "
      default: String(character)
      }
    }.joined()
    return """
      @media print {
        @page { @top-left { content: "\(text)"; font: 8pt Arial, "Liberation Sans", sans-serif; color: #505a5f; } }
        @page :first { @top-left { content: none; } }
      }
      """
  }
}
