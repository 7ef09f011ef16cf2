/// What `report` prints of ``World/board``, as a whole.
enum BoardScreen {
  static let text = """
    Safer communities performance 2019/20 Q1: Leicestershire
    ════════════════════════════════════════════════════════
    Leicestershire (E10000018), April to June 2019.
    As known after 1,465 events, the last recorded 2019-09-20T09:00:00.000000Z.
    Each figure names its own period: returns arrive at different times.

    Summary
    ───────

    Ongoing reductions in crime

    • Worse: Burglary at 1.84 per 1000 against 1.39 (+32.4%).

    Ongoing reductions in crime: each indicator against the period before
    Indicator and period              Value  Before          Change  Direction
    ────────────────────────────────  ─────  ──────  ──────────────  ─────────
    Burglary, 12 months to June 2019   1.84    1.39  +0.45 (+32.4%)  Worse

    Protect the vulnerable

    • Not tested: Hospital admissions at 24.98 per 100,000 against 22.24 (+12.3%).
    • Not comparable with the period before, because the definition changed [b]: Repeat MARAC referrals
      at 85%.
    • Repeat MARAC referrals: Above the upper threshold of 40% (SafeLives): the whole 95% range, 77.5 to
      90.3, lies above it.

    Protect the vulnerable: each indicator against the period before
    Indicator and period                               Value  Before          Change  Direction
    ───────────────────────────────────────────────  ───────  ──────  ──────────────  ──────────────────
    Repeat MARAC referrals, 12 months to December    85% [b]     40%                  Not comparable [b]
      2018
    Hospital admissions, 3 years to March 2018         24.98   22.24  +2.74 (+12.3%)  Not tested

    Ongoing reductions in crime
    ───────────────────────────

    Burglary
    1.84 per 1000 in the 12 months to June 2019, higher than 1.39 in the 12 months before (+0.45,
    +32.4%), which is worse.

    Period      July 2018 to June 2019
    Value       1.84 per 1000
    95% range   1.633 to 2.060 (Byar's method)
    Counted     294 of 160,000 residents (mid-2018)
    Before      1.39 (July 2017 to June 2018)
    Change      +0.45 (+32.4%); 95% range +10.9% to +58.4%
    Direction   Worse
    Definition  burglary, version 1; source: Police

    Burglary, per 1000: over time (the periods overlap: the line is smooth by its making)
    Period                       Value       95% range
    ───────────────────────────  ─────  ──────────────
    12 months to September 2016   1.39  1.217 to 1.589
    12 months to December 2016    1.38  1.205 to 1.576
    12 months to March 2017       1.39  1.211 to 1.583
    12 months to June 2017        1.38  1.199 to 1.569
    12 months to September 2017   1.39  1.211 to 1.583
    12 months to December 2017    1.39  1.217 to 1.589
    12 months to March 2018       1.38  1.205 to 1.576
    12 months to June 2018        1.39  1.211 to 1.583
    12 months to September 2018   1.45  1.269 to 1.649
    12 months to December 2018    1.69  1.498 to 1.908
    12 months to March 2019       1.78  1.575 to 1.994
    12 months to June 2019        1.84  1.633 to 2.060
    ▁▁▁▁▁▁▁▁▂▆▇█

    • Note 1: 2018-10-01: The recording rate rose.

    Burglary, per 1000: quarters counted alone, with process limits (XmR)
    Quarter     Value          Limits  Signal
    ──────────  ─────  ──────────────  ─────────────────────────────────────────
    2015/16 Q2   0.34  0.336 to 0.413  2 in 3 in the outer third, below (better)
    2015/16 Q3   0.35  0.336 to 0.413  7 points on one side, below (better)
    2015/16 Q4   0.34  0.336 to 0.413  2 in 3 in the outer third, below (better)
    2016/17 Q1   0.36  0.336 to 0.413  7 points on one side, below (better)
    2016/17 Q2   0.34  0.336 to 0.413  2 in 3 in the outer third, below (better)
    2016/17 Q3   0.34  0.336 to 0.413  2 in 3 in the outer third, below (better)
    2016/17 Q4   0.35  0.336 to 0.413  7 points on one side, below (better)
    2017/18 Q1   0.34  0.336 to 0.413  2 in 3 in the outer third, below (better)
    2017/18 Q2   0.36  0.336 to 0.413  7 points on one side, below (better)
    2017/18 Q3   0.34  0.336 to 0.413  2 in 3 in the outer third, below (better)
    2017/18 Q4   0.34  0.336 to 0.413  2 in 3 in the outer third, below (better)
    2018/19 Q1   0.35  0.336 to 0.413  7 points on one side, below (better)
    2018/19 Q2   0.42  0.336 to 0.413  outside limits, above (worse)
    2018/19 Q3   0.59  0.336 to 0.413  outside limits, above (worse)
    2018/19 Q4   0.42  0.336 to 0.413  outside limits, above (worse)
    2019/20 Q1   0.41  0.336 to 0.413
    ▁▁▁▁▁▁▁▁▁▁▁▁▃█▃▃

    • July 2015 to June 2019: mean 0.374, limits 0.336 to 0.413.
    • July 2015 to June 2018: 2 in 3 in the outer third and 7 points on one side, below (better).
    • July 2018 to March 2019: outside limits, above (worse).

    Burglary, per 1000, 12 months to June 2019: areas
    Area            Value       95% range  Against Leicestershire
    ──────────────  ─────  ──────────────  ──────────────────────
    Leicestershire   1.84  1.633 to 2.060  the benchmark
    Blaby            2.02  1.751 to 2.319  similar
    Charnwood        1.44  1.127 to 1.813  better
    Melton           2.00  1.221 to 3.089  similar
    East Midlands       9                  published by ONS

    • Better than Leicestershire: Charnwood.
    • Similar to Leicestershire: Blaby, Melton.
    • Lower than East Midlands 9 (published by ONS): better (99.8%).

    • Counted to June 2019, the latest month whose returns are declared complete (crime).
    • Recent trend: cannot be calculated: five points are needed and there are 4.
    • What it counts: Counts burglaries.

    Protect the vulnerable
    ──────────────────────

    Repeat MARAC referrals
    85% in the 12 months to December 2018, against 40% in the 12 months before. [b] Different versions
    of the definition judge the two, so the difference is no trend.

    Above the upper threshold of 40% (SafeLives): the whole 95% range, 77.5 to 90.3, lies above it. The
    definition changed on 1 April 2018 (version 2); the threshold did not.

    Period      January to December 2018
    Value       85% [b]
    95% range   77.5 to 90.3 (Wilson's method)
    Counted     102 of 120 records
    Before      40% (January to December 2017)
    Direction   Not comparable [b]
    Definition  marac-repeat, versions 1, 2

    Repeat MARAC referrals: like for like, the same records under each version of the definition
    Definition               Value  Before      Change  Direction
    ────────────────────  ────────  ──────  ──────────  ─────────
    Version 1 throughout       40%     40%  0.0 points  Similar
    Version 2 throughout  100% [u]    100%  0.0 points  Similar

    Repeat MARAC referrals, percent: over time (the periods overlap: the line is smooth by its making)
    Period                         Value     95% range
    ───────────────────────────  ───────  ────────────
    12 months to June 2017           40%  31.7 to 48.9
    12 months to September 2017      40%  31.7 to 48.9
    12 months to December 2017       40%  31.7 to 48.9
    12 months to March 2018          40%  31.7 to 48.9
    12 months to June 2018       55% [b]  46.1 to 63.6
    12 months to September 2018  70% [b]  61.3 to 77.5
    12 months to December 2018   85% [b]  77.5 to 90.3
    ▁▁▁▁┊▃┊▆┊█

    Repeat MARAC referrals, percent: quarters counted alone, with process limits (XmR)
    Quarter            Value
    ──────────  ────────────
    2016/17 Q2           40%
    2016/17 Q3           40%
    2016/17 Q4           40%
    2017/18 Q1           40%
    2017/18 Q2           40%
    2017/18 Q3           40%
    2017/18 Q4           40%
    2018/19 Q1  100% [b] [u]
    2018/19 Q2      100% [u]
    2018/19 Q3      100% [u]
    ▁▁▁▁▁▁▁┊███

    • July 2016 to March 2018: the values do not vary enough for limits.
    • April to December 2018: the values do not vary enough for limits.

    Repeat MARAC referrals, percent, 12 months to December 2018: areas
    Area                  Value     95% range  Against Leicestershire
    ──────────────  ───────────  ────────────  ──────────────────────
    Leicestershire      85% [b]  77.5 to 90.3  the benchmark
    Blaby           85% [b] [u]  72.8 to 92.8  similar
    Charnwood       83% [b] [u]  68.1 to 92.1  similar
    Melton          86% [b] [u]  71.3 to 93.9  similar

    • Similar to Leicestershire: all 3 areas.

    • Counted to December 2018, the latest month whose returns are declared complete (marac).
    • Recent trend: cannot be calculated: five points are needed and there are 2.
    • Break in series, so the two windows are not comparable: versions of the definition that count
      otherwise judge this window and the one before (this window: 1, 2).
    • Version 1, from 1 April 2010: Violence.
    • Version 2, from 1 April 2018: Every contact.

    Hospital admissions
    24.98 per 100,000 in the 3 years to March 2018, against 22.24 in the 3 years to March 2017 (+2.74,
    +12.3%). The difference is not tested: the two periods overlap, so they share what they count.

    Period      April 2015 to March 2018
    Value       24.98 per 100,000
    Before      22.24 (April 2014 to March 2017)
    Change      +2.74 (+12.3%)
    Direction   Not tested
    Definition  hospital, version 1

    Hospital admissions, per 100,000: over time (the periods overlap: the line is smooth by its making)
    Period                 Value
    ─────────────────────  ─────
    3 years to March 2017  22.24
    3 years to March 2018  24.98
    ▁█

    There are no figures for the areas within Leicestershire.

    • As published; March 2018 ends the newest period published by the quarter's end.
    • Recent trend: cannot be calculated: rolling periods overlap, so their values are not independent
      of each other.

    How to read this paper
    ──────────────────────

    [b]  break in series
    [u]  unreliable

    • Better, worse, higher and lower are said only where a test at 95% finds a difference: for rates
      the exact conditional binomial test, for percentages Newcombe's interval of the difference.
      Otherwise a figure is similar, or not tested and so said.
    • Ranges are 95% intervals: for rates by Byar's method (exact Poisson below 10), for percentages by
      Wilson's.
    • Areas are compared with the area above them as a fixed benchmark, by their own 95% and 99.8%
      ranges.
    • No trend is drawn through a break in the series, and overlapping periods are not tested against
      each other.
    • Control charts count each quarter alone; the rolling line is not one to look for signals in.
    • Small numbers are kept back, and others with them where they would give a small one away.

    Receipts
    ────────

    With a receipt and the ledger anybody can compute the figure again: incident-ledger verify
    --receipt.

    Burglary
    incident-ledger-receipt 1;indicator=burglary;area=E10000018;period=2018-07-01/2019-07-01;definition=inForce;versions=1:175a29f70073754da15c2443648087bb56c01a96f7705f97d739ef395ff9bb96;events=1465;root=4e4a1703c6af4ac8ad6d76fedf007c3964b9be94346b6e7a8ab8b161e9f23bb0;value=147/80;numerator=294/1;denominator=160000/1

    Repeat MARAC referrals
    incident-ledger-receipt 1;indicator=marac-repeat;area=E10000018;period=2018-01-01/2019-01-01;definition=inForce;versions=1:eb26e2c6a6253bc4bb32da6afae6df3e4178a55fb1428c4ba6b33bc6804ddfa1,2:3450e1103631f942c1042d87cae9727b68b010e8418d3f48cb28299aa3d8b954;events=1465;root=4e4a1703c6af4ac8ad6d76fedf007c3964b9be94346b6e7a8ab8b161e9f23bb0;value=85/1;numerator=102/1;denominator=120/1

    Hospital admissions
    incident-ledger-receipt 1;indicator=hospital;area=E10000018;period=2015-04-01/2018-04-01;definition=inForce;versions=1:abc37f2d7be7daf6c3f8f5f64b04e64fe96c89a1e5973096697613d97ea82e03;events=1465;root=4e4a1703c6af4ac8ad6d76fedf007c3964b9be94346b6e7a8ab8b161e9f23bb0;value=1249/50;numerator=none;denominator=none

    """
}
