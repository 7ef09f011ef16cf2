import Testing

@Suite("Rule: a record may need an earlier or a later one of the same party")
struct RelationTests {
  @Test("an earlier case counts to the day, both ends included, and the last day of a month stands for those it lacks")
  func edges() throws {
    try check(
      """
      definition | window   | count
      repeats    | 1 months | { records: marac, preceded: { records: marac, by: party, within: 12 months } }

      recorded   | event       | subject | party | date
      2022-01-05 | marac.heard | a1      | anna  | 2018-01-15
                 | marac.heard | a2      | anna  | 2019-01-15
                 | marac.heard | b1      | bert  | 2018-03-15
                 | marac.heard | b2      | bert  | 2019-03-16
                 | marac.heard | c1      | cleo  | 2020-02-29
                 | marac.heard | c2      | cleo  | 2021-02-28
                 | marac.heard | d1      | dora  | 2019-02-28
                 | marac.heard | d2      | dora  | 2020-02-29

      indicator | to      | value
      repeats   | 2018-01 | 0
                | 2019-01 | 1
                | 2019-03 | 0
                | 2020-02 | 0
                | 2021-02 | 1
      """)
  }

  @Test("on one date the one that was first opened first is the earlier")
  func sameDate() throws {
    try check(
      """
      definition | count
      repeats    | { records: marac, where: { risk: high }, preceded: { records: marac, by: party, within: 12 months } }
      led        | { records: marac, where: { risk: high }, followed: { records: marac, by: party, within: 12 months } }

      recorded   | event           | subject | party | risk
      2019-01-05 | marac.heard     | m1      | anna  | standard
                 | marac.heard     | m2      | anna  | high
                 | marac.withdrawn | m1      |       |
                 | marac.heard     | m1      | anna  | standard

      indicator | to      | value
      repeats   | 2018-12 | 1
      led       |         | 0
      """)
  }

  @Test("the other record may lie in any area and any window, but is open, known, and of the same party")
  func anywhere() throws {
    try check(
      """
      definition | count
      repeats    | { records: marac, preceded: { records: marac, by: party, within: 12 months, where: { risk: high } } }

      recorded   | event           | subject | party | date       | area  | risk
      2019-01-05 | marac.heard     | a2      | anna  | 2018-06-15 |       |
                 | marac.heard     | b1      | bert  | 2017-12-15 |       | high
      2019-02-05 | marac.heard     | a1      | anna  | 2017-12-15 | blaby | high
      2019-03-05 | marac.corrected | a1      |       |            |       | medium
      2019-04-05 | marac.corrected | a1      |       |            |       | high
      2019-05-05 | marac.withdrawn | a1      |       |            |       |

      indicator | to      | known at   | value
      repeats   | 2018-12 | 2019-01-31 | 0
                |         | 2019-02-28 | 1
                |         | 2019-03-31 | 0
                |         | 2019-04-30 | 1
                |         |            | 0
      """)
  }

  @Test("a later record is looked for as an earlier one is")
  func followed() throws {
    try check(
      """
      definition | window   | count
      led        | 1 months | { records: referral, followed: { records: marac, by: party, within: 3 months } }

      recorded   | event             | subject | party | date
      2019-06-05 | referral.received | r1      | anna  | 2018-11-30
                 | marac.heard       | m1      | anna  | 2019-02-28
                 | referral.received | r2      | bert  | 2018-12-31
                 | marac.heard       | m2      | bert  | 2019-04-01
                 | referral.received | r3      | cleo  | 2018-12-31
                 | marac.heard       | m3      | cleo  | 2018-12-30

      indicator | to      | value
      led       | 2018-11 | 1
                | 2018-12 | 0
      """)
  }

  @Test("followers are counted one by one, wherever they are")
  func each() throws {
    try check(
      """
      definition | count
      reoffences | { records: member, each: { followed: { records: reoffence, by: party, within: 12 months } } }

      recorded   | event            | subject | party | date       | area
      2020-01-05 | cohort.joined    | m1      | anna  | 2018-05-31 |
                 | cohort.joined    | m2      | bert  | 2018-05-31 |
                 | reoffence.proven | r1      | anna  | 2018-05-31 |
                 | reoffence.proven | r2      | anna  | 2019-05-31 | blaby
                 | reoffence.proven | r3      | anna  | 2019-06-01 |
                 | reoffence.proven | r4      | anna  | 2018-05-30 |

      indicator  | to      | value
      reoffences | 2018-12 | 2
      """)
  }
}
