import Testing

@Suite("Rule: a mark says what to think of a value")
struct MarkTests {
  @Test("b: more than one version judges this window and the one before")
  func breakInSeries() throws {
    try check(
      """
      definition | version | effective  | count
      crimes     | 1       | 2010-01-01 | { records: crime, where: { offence: burglary } }
                 | 2       | 2018-01-01 | { records: crime }

      recorded   | event          | subject
      2019-01-05 | crime.recorded | c1

      indicator | to      | definition | value | marks | versions
      crimes    | 2017-12 |            | 0     | p     | 1
                | 2018-12 |            | 1     | b p   | 2
                | 2018-12 | 2          | 1     | p     | 2
                | 2019-12 |            | 0     | p     | 2
      """)
  }

  @Test("p: the time in which followers are looked for is not over where the ledger stands")
  func followUp() throws {
    try check(
      """
      definition | window   | count
      led        | 1 months | { records: marac, followed: { records: marac, by: party, within: 1 months } }

      recorded   | event       | subject | party
      2019-01-30 | marac.heard | m1      | anna
      2019-01-31 | marac.heard | m2      | bert
      2019-02-01 | marac.heard | m3      | cleo

      indicator | to      | known at   | marks
      led       | 2018-12 | 2019-01-31 | p
                |         | 2019-02-01 |
      """)
  }

  @Test("r: a report showed something else")
  func revised() throws {
    try check(
      """
      definition | decimals | count
      crimes     | 0        | { records: crime }

      recorded   | event            | subject | area   | report     | period                | value | display
      2019-01-05 | crime.recorded   | c1..c3  |        |            |                       |       |
                 | figure.published | crimes  | county | 2018/19 Q3 | 2018-01-01/2019-01-01 | 3     | 3
      2019-02-05 | crime.recorded   | c4      |        |            |                       |       |

      indicator | to      | known at   | value | marks | revised
      crimes    | 2018-12 | 2019-01-31 | 3     | p     |
                |         |            | 4     | p r   | 2018/19 Q3 3
                | 2018-11 |            | 0     | p     |
      """)
  }

  @Test("u: a rate counts fewer than ten, or a percentage has fewer than ten on one side")
  func unreliable() throws {
    try check(
      """
      population | 2018
      blaby      | 1000
      oadby      | 1000

      definition | measure    | count                                       | of
      rate       | rate       | { records: crime }                          |
      safe       | percentage | { records: answer, where: { answer: yes } } | { records: answer }
      crimes     | count      | { records: crime }                          |

      recorded   | event           | subject | answer | area
      2019-01-05 | crime.recorded  | a1..a9  |        | blaby
                 | crime.recorded  | b1..b10 |        | oadby
                 | survey.answered | c1..c30 | yes    | blaby
                 | survey.answered | d1..d9  | no     | blaby
                 | survey.answered | e1..e30 | yes    | oadby
                 | survey.answered | f1..f10 | no     | oadby

      indicator | area  | to      | value   | marks
      rate      | blaby | 2018-12 | 9       | p u
                | oadby |         | 10      | p
      safe      | blaby |         | 1000/13 | p u
                | oadby |         | 75      | p
      crimes    | blaby |         | 9       | p
      """)
  }

  @Test("x: there is no value, and a sentence says why")
  func notAvailable() throws {
    try check(
      """
      definition | measure    | count              | of
      share      | percentage | { records: crime } | { records: incident }

      recorded   | event          | subject
      2019-01-05 | crime.recorded | c1

      indicator | to      | value | counted | display | marks | note
      share     | 2018-12 | none  | 1 of 0  | [x]     | p x   | There is no value
      unheard   |         | none  |         | [x]     | x     | no version
      """)
  }
}
