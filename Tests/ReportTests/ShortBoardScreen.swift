/// What `report --short` prints of ``World/board``, as a whole.
enum ShortBoardScreen {
  static let text = """
    Safer communities performance 2019/20 Q1: Leicestershire, in short
    ══════════════════════════════════════════════════════════════════
    Leicestershire (E10000018), April to June 2019.
    As known after 1,465 events, the last recorded 2019-09-20T09:00:00.000000Z.
    Each figure names its own period: returns arrive at different times.

    Summary
    ───────

    • 3 indicators against the period before: 1 worse, 1 not tested, 1 not comparable [b].
    • Worse: Burglary at 1.84 per 1000 against 1.39 (+32.4%).
    • Repeat MARAC referrals: Above the upper threshold of 40% (SafeLives): the whole 95% range, 77.5 to
      90.3, lies above it.

    By outcome
    ──────────

    Ongoing reductions in crime: each indicator against the period before
    Indicator and period              Value  Before          Change  Direction
    ────────────────────────────────  ─────  ──────  ──────────────  ─────────
    Burglary, 12 months to June 2019   1.84    1.39  +0.45 (+32.4%)  Worse

    Protect the vulnerable: each indicator against the period before
    Indicator and period                               Value  Before          Change  Direction
    ───────────────────────────────────────────────  ───────  ──────  ──────────────  ──────────────────
    Repeat MARAC referrals, 12 months to December    85% [b]     40%                  Not comparable [b]
      2018
    Hospital admissions, 3 years to March 2018         24.98   22.24  +2.74 (+12.3%)  Not tested

    Breaks and missing returns
    ──────────────────────────

    • Repeat MARAC referrals [b]: versions of the definition that count otherwise judge the period and
      the one before (this period: 1, 2). Under version 2 throughout: 100% against 100% (0.0 points).
    • Repeat MARAC referrals: Counted to December 2018, the latest month whose returns are declared
      complete (marac).
    • Hospital admissions: As published; March 2018 ends the newest period published by the quarter's
      end.

    The largest changes, and why
    ────────────────────────────

    Of the indicators that are counted, and not only received, those that moved most beside the value
    before. This is arithmetic: it says what was counted differently, not what caused it.

    Repeat MARAC referrals
    From 40% in the 12 months to December 2017, as known on 20 September 2019 to 85% in the 12 months to
    December 2018, as known on 20 September 2019: +45.0 points.

    • +45.0 points: 108 cases are judged differently under versions 1, 2 than under version 1 (+54
      counted).
    • 0.0 points: 120 cases came in as the period moved from the 12 months to December 2017 to the 12
      months to December 2018 (+75 counted, of +120 in all).
    • 0.0 points: 120 cases dropped out as the period moved from the 12 months to December 2017 to the
      12 months to December 2018 (−75 counted, of −120 in all).
    • Version 2 of the definition, adopted on 20 September 2019, effective from 1 April 2018: Every
      contact.

    Burglary
    From 1.39 in the 12 months to June 2018, as known on 20 September 2019 to 1.84 in the 12 months to
    June 2019, as known on 20 September 2019: +0.450.

    • +1.838: 294 crimes came in as the period moved from the 12 months to June 2018 to the 12 months to
      June 2019 (+294 counted).
    • −1.388: 222 crimes dropped out as the period moved from the 12 months to June 2018 to the 12
      months to June 2019 (−222 counted).
    • 2018-10-01: The recording rate rose.

    How to read this paper
    ──────────────────────

    [b]  break in series

    Better, worse, higher and lower are said only where a test at 95% finds a difference. The whole
    paper has charts, areas, ranges, notes and receipts:

    The whole paper
    incident-ledger report "2019/20 Q1" --area E10000018 --known-at "#1465" --output paper.html

    """
}
