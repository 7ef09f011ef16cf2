/// The style of the dashboard, over that of the paper (`DocumentStyle`), whose type, colours and charts it shares.
///
/// One type scale: 0.875, 1, 1.15, 1.4 and 1.75 rem. No colour carries a meaning that a word does not carry too. Text is
/// at least 4.5 : 1 on its ground, and what is pressed is at least 24 pixels high.
enum Stylesheet {
  static let css = """
    body { max-width: none; padding: 0; }
    .site, main, .trail, .notice { width: calc(100% - 2rem); max-width: 82rem; margin: 0 auto; }
    header.site { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 2rem; padding-top: .75rem; \
    padding-bottom: .5rem; border-bottom: 3px solid var(--blue); }
    header.site .name { margin: 0; font-weight: bold; font-size: 1.15rem; }
    header.site .name a { color: var(--blue); text-decoration: none; display: inline-block; padding: .3rem 0; }
    .account { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; margin: 0 0 0 auto; \
    max-width: 100%; font-size: .875rem; }
    .account p { margin: 0; overflow-wrap: anywhere; }
    .account a { display: inline-block; padding: .3rem 0; }
    .account button { min-height: 1.75rem; padding: 0 .75rem; }
    .site nav ul, .trail ul { columns: auto; display: flex; flex-wrap: wrap; gap: 0 1.25rem; max-width: none; }
    .trail ul { gap: 0 .4rem; }
    .trail { padding-top: .5rem; font-size: .875rem; }
    .trail li + li::before { content: "\\203A\\00A0"; color: var(--soft); }
    .trail li { display: flex; align-items: center; }
    .notice { border-left: 4px solid var(--pink); background: #f3f2f1; margin-top: 1rem; padding: 0 .75rem; }
    .notice p { max-width: none; padding: .5rem 0; margin: 0; }
    main { display: block; padding-bottom: 1rem; }
    main h1 { margin-top: 1.25rem; }
    footer.site { border-top: 1px solid var(--rule); margin-top: 2.5rem; padding-top: .75rem; padding-bottom: 2rem; \
    color: var(--soft); font-size: .875rem; }
    footer.site p { max-width: none; margin: .25rem 0; }
    footer.site a { display: inline-block; padding: .2rem 0; }
    .hint, .unit { font-size: .875rem; color: var(--soft); }
    code { font: .95em/1.4 "Liberation Mono", Consolas, monospace; overflow-wrap: anywhere; }
    pre { background: #f3f2f1; padding: .75rem; overflow-x: auto; }
    .scroll { overflow-x: auto; margin: 1rem 0; max-width: 100%; }
    .scroll table { margin: 0; }
    .scroll caption { max-width: calc(100vw - 2rem); }
    .scroll tbody th { overflow-wrap: normal; min-width: 8rem; }
    .scroll:focus, pre:focus, summary:focus, button:focus, input:focus, select:focus, textarea:focus { \
    outline: 3px solid #ffdd00; outline-offset: 0; box-shadow: inset 0 0 0 2px var(--ink); }
    th, td { padding-right: 1rem; }
    td a, th a, li a, dd a, .actions a { display: inline-block; min-height: 1.5rem; }
    .choices { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: flex-start; margin: .75rem 0; \
    padding: .5rem .75rem; background: #f3f2f1; }
    .choices .choices { padding: .25rem 0; margin: 0; }
    .choices button { margin-top: 1.5rem; }
    .choices .wide button { margin-top: 0; }
    .choices input, .choices select, .choices button { min-height: 2rem; padding-top: 0; padding-bottom: 0; \
    font-size: .9375rem; }
    .choices summary { font-size: .875rem; font-weight: normal; }
    .answer { list-style: none; padding: 0; margin: .75rem 0; display: flex; flex-wrap: wrap; gap: .4rem; max-width: none; }
    .answer a { padding: .3rem .7rem; border: 1px solid var(--blue); text-decoration: none; background: #fff; }
    .answer a:hover { text-decoration: underline; }
    .answer a[aria-current] { background: var(--blue); color: #fff; }
    .answer b { font-size: 1.15rem; }
    .answer .worse, .answer .above-threshold, .answer .below-threshold { border-color: var(--pink); border-width: 2px; }
    .order { font-size: .875rem; margin: 0; }
    .order a, .order b { display: inline-block; padding: .15rem .35rem; min-height: 1.5rem; }
    .wide + .field button { margin-top: 0; }
    .headline .value { font-size: 1.75rem; line-height: 1.2; margin: .25rem 0; }
    .headline .value .word { font-size: 1.15rem; }
    .downloads a { display: inline-block; padding: .15rem .35rem; min-height: 1.5rem; }
    .picker { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: center; justify-content: space-between; \
    font-size: .875rem; }
    .picker ul { columns: auto; }
    .picker .choices { background: none; padding: 0; margin: .25rem 0; }
    .picker form, .picker .field { min-width: 0; max-width: 100%; }
    .picker select { min-width: 0; flex: 1 1 auto; }
    .picker .field { flex-direction: row; align-items: center; gap: .5rem; }
    .picker .choices button { margin-top: 0; }
    .field { display: flex; flex-direction: column; gap: .2rem; flex: 0 1 auto; min-width: 0; max-width: 100%; }
    .field.wide { flex-basis: 100%; }
    .field label, legend { font-weight: bold; font-size: .875rem; }
    .field .hint { order: 3; max-width: 24rem; }
    input, select, textarea, button { font: inherit; min-height: 2.5rem; padding: .25rem .5rem; max-width: 100%; \
    border: 2px solid var(--ink); border-radius: 0; background: #fff; color: var(--ink); }
    textarea { width: 100%; min-height: 18rem; font: .875rem/1.4 "Liberation Mono", Consolas, monospace; }
    button { background: var(--blue); border-color: var(--blue); color: #fff; font-weight: bold; padding: .25rem 1.25rem; \
    cursor: pointer; }
    summary { cursor: pointer; padding: .3rem 0; min-height: 1.5rem; font-weight: bold; }
    .actions { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; max-width: none; }
    .status.partial, .status.missing { font-weight: bold; }
    .status.none { color: var(--soft); }
    .timeline { list-style: none; margin: 1.5rem 0; padding: 0; max-width: 46rem; }
    .timeline li { position: relative; border-left: 3px solid var(--blue); padding: 0 0 1.25rem 1.25rem; }
    .timeline li::before { content: ""; position: absolute; left: -.55rem; top: .35rem; width: .9rem; height: .9rem; \
    border-radius: 50%; background: var(--blue); }
    .timeline li:target { background: #f3f2f1; }
    .timeline h3 { border: 0; margin: 0; padding: 0; font-size: 1.15rem; }
    .spark { display: inline-block; }
    .spark svg { display: block; width: 8.25rem; height: 1.875rem; }
    .spark polyline { fill: none; stroke: var(--blue); stroke-width: 2; }
    .spark .bridge { stroke-width: 1.5; stroke-dasharray: 1.5 3; }
    .spark circle { fill: var(--blue); }
    .group th { font-weight: bold; background: #f3f2f1; padding: .4rem .5rem; border-top: 2px solid var(--blue); }
    @media screen and (max-width: 47.99em) {
      table.stacked, .stacked thead, .stacked tbody, .stacked tr, .stacked th, .stacked td { display: block; }
      .stacked thead { position: absolute; left: -999rem; }
      .stacked caption { display: block; }
      .scroll th, .scroll td { padding-right: .6rem; }
      .scroll tbody th { min-width: 4.5rem; }
      .stacked tr { border-bottom: 1px solid var(--rule); padding: .6rem 0; }
      .stacked th, .stacked td, .stacked .number + :not(.number) { border: 0; padding: .15rem 0; text-align: left; }
      .stacked tbody th { font-weight: bold; }
      .stacked td { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: .75rem; }
      .stacked td::before { content: attr(data-label); color: var(--soft); font-size: .875rem; }
      .stacked td[data-empty] { display: none; }
      .stacked.overview tr:not(.group) { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0 .6rem; }
      .stacked.overview tbody th { grid-column: 1 / -1; }
      .stacked.overview td { display: block; }
      .stacked.overview td::before { display: block; font-size: .8125rem; }
      .stacked.overview td:nth-child(5) { grid-column: span 2; }
      .stacked.overview td:nth-child(7) { grid-column: 1 / -1; order: 1; }
      .stacked.overview td[data-empty], .stacked.overview td:nth-child(6) { display: none; }
      .stacked.overview .spark svg { max-width: 100%; }
      .stacked .group { padding: 0; }
    }
    @media (min-width: 48em) {
      .stacked th:first-child { min-width: 14rem; }
      .stacked .group th:first-child { min-width: 0; }
      .overview .unit { display: block; white-space: normal; }
    }
    @media (min-width: 48em) and (max-width: 63.99em) {
      .stacked th:first-child { min-width: 9rem; }
      table.overview { table-layout: fixed; font-size: .8125rem; }
      .overview th, .overview td { padding-right: .5rem; }
      .overview .number { white-space: normal; }
      .overview .unit, .overview .hint { font-size: .75rem; }
      .overview .spark svg { width: 100%; max-width: 6rem; }
      .overview th:nth-child(1) { width: 24%; }
      .overview th:nth-child(2) { width: 12%; }
      .overview th:nth-child(3) { width: 8%; }
      .overview th:nth-child(4) { width: 12%; }
      .overview th:nth-child(5) { width: 12%; }
      .overview th:nth-child(6) { width: 10%; }
      .overview th:nth-child(7) { width: 12%; }
    }
    .evidence td:nth-child(7) { max-width: 30rem; }
    .headline .value-part { grid-area: value; }
    .headline .lead-part { grid-area: lead; }
    .headline > figure, .headline > .no-chart { grid-area: chart; }
    .headline .facts-part { grid-area: facts; }
    @media (min-width: 64em) {
      .headline { display: grid; gap: 0 2.5rem; \
      grid-template: "value chart" auto "lead chart" auto "facts chart" 1fr / minmax(0, 1fr) 26rem; }
      .pair:has(> figure:first-child) { grid-template-columns: 26rem minmax(0, 1fr); }
      table.overview { table-layout: fixed; }
      .overview th:nth-child(1) { width: 23%; }
      .overview th:nth-child(2) { width: 12%; }
      .overview th:nth-child(3) { width: 7%; }
      .overview th:nth-child(4) { width: 12%; }
      .overview th:nth-child(5) { width: 11%; }
      .overview th:nth-child(6) { width: 12%; }
      .overview th:nth-child(7) { width: 10%; }
    }
    @media (min-width: 88em) {
      .headline { grid-template: "value lead chart" auto "facts facts chart" 1fr / 16rem minmax(0, 1fr) 26rem; }
    }
    @media print {
      header.site nav, .account, .trail, .choices, .actions, .skip, .picker, .downloads, .order { display: none; }
      .headline { display: grid; gap: 0 8mm; \
      grid-template: "value chart" auto "lead chart" auto "facts chart" 1fr / minmax(0, 1fr) 70mm; }
      .answer { gap: 2mm; }
      .answer a { border: 0; padding: 0 2mm 0 0; color: var(--ink); }
      .headline dl { columns: auto; }
      .scroll table { break-inside: auto; }
      .group { break-after: avoid; }
      details:not([open]) { display: none; }
      .scroll { overflow: visible; }
      .site, main, .notice { width: auto; max-width: none; }
      .stacked th:first-child { min-width: 0; }
      .stacked.overview tbody tr:not(.group) th { min-width: 45mm; }
      .overview .unit { display: block; }
      .pair:has(form) > div:last-child { display: none; }
      footer.site { margin-top: 1rem; }
    }
    """
}
