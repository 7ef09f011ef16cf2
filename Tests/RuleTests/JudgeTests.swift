import Testing

@Suite("Rule: a record is judged by the version in force on its date")
struct JudgeTests {
  @Test("each record is judged by the version in force on its own date")
  func prospective() throws {
    try check(
      """
      definition | version | effective  | count
      crimes     | 1       | 2018-01-01 | { records: crime, where: { offence: burglary } }
                 | 2       | 2018-04-01 | { records: crime, where: { offence: robbery } }

      recorded   | event          | subject | date       | offence
      2019-01-05 | crime.recorded | b1      | 2018-03-31 | burglary
                 | crime.recorded | b2..b9  | 2018-04-01 | burglary
                 | crime.recorded | r1..r4  | 2018-03-31 | robbery
                 | crime.recorded | r5..r6  | 2018-04-01 | robbery

      indicator | to      | definition | value   | versions | marks
      crimes    | 2018-12 |            | 3       | 1 2      | b p
                |         | 1          | 9       | 1        | p
                |         | 2          | 6       | 2        | p
                |         | 3          | refused |          |
      """)
  }

  @Test("a restated version judges everything before it too; versions adopted later judge from their dates")
  func restated() throws {
    try check(
      """
      definition | version | effective  | policy   | count
      crimes     | 1       | 2018-01-01 |          | { records: crime, where: { offence: burglary } }
                 | 2       | 2018-07-01 | restated | { records: crime, where: { offence: robbery } }
                 | 3       | 2018-10-01 |          | { records: crime, where: { offence: sexual } }

      recorded   | event          | subject | date       | offence
      2019-01-05 | crime.recorded | b1      | 2018-02-01 | burglary
                 | crime.recorded | r1..r2  | 2018-02-01 | robbery
                 | crime.recorded | s1..s5  | 2018-09-30 | sexual
                 | crime.recorded | s6..s9  | 2018-10-01 | sexual

      indicator | to      | value | versions | marks
      crimes    | 2018-12 | 6     | 2 3      | b p
                | 2018-09 | 2     | 2        | p
      """)
  }

  @Test("of two versions from one date the later adopted judges; before all of them the earliest, the first adopted")
  func ties() throws {
    try check(
      """
      definition | version | effective  | window   | count
      crimes     | 1       | 2018-04-01 | 1 months | { records: crime, where: { offence: burglary } }
                 | 2       | 2018-04-01 | 1 months | { records: crime, where: { offence: robbery } }

      recorded   | event          | subject | date       | offence
      2019-01-05 | crime.recorded | b1      | 2018-01-15 | burglary
                 | crime.recorded | r1..r2  | 2018-01-15 | robbery
                 | crime.recorded | b2      | 2018-05-15 | burglary
                 | crime.recorded | r3..r4  | 2018-05-15 | robbery

      indicator | to      | value | versions
      crimes    | 2018-01 | 1     | 1
                | 2018-05 | 2     | 2
      """)
  }

  @Test("a version judges from when it is known; asked for by its number it may be adopted later")
  func adopted() throws {
    try check(
      """
      definition | version | effective  | policy   | count
      crimes     | 1       | 2018-01-01 |          | { records: crime, where: { offence: burglary } }
                 | 2       | 2018-01-01 | restated | { records: crime, where: { offence: robbery } }

      recorded   | event              | subject | version | offence
      2019-01-05 | crime.recorded     | b1      |         | burglary
                 | crime.recorded     | r1..r2  |         | robbery
      2019-02-05 | definition.adopted | crimes  | 2       |

      indicator | to      | known at   | definition | value | versions
      crimes    | 2018-12 | 2019-01-31 |            | 1     | 1
                |         | 2019-01-31 | 2          | 2     | 2
                |         |            |            | 2     | 2
      """)
  }

  @Test("window, measure and the like are those of the version in force on the last day")
  func header() throws {
    try check(
      """
      definition | version | effective  | window   | decimals | count
      crimes     | 1       | 2018-01-01 | 1 months | 0        | { records: crime }
                 | 2       | 2018-12-31 | 2 months | 2        | { records: crime }

      recorded   | event          | subject | date
      2019-01-05 | crime.recorded | c1      | 2018-11-15
                 | crime.recorded | c2      | 2018-12-15

      indicator | to      | display | period
      crimes    | 2018-11 | 1       | 2018-11-01/2018-12-01
                | 2018-12 | 2.00    | 2018-11-01/2019-01-01
      """)
  }

  @Test("a record adds to the numerator by its judge, and to the denominator by its judge")
  func parts() throws {
    try check(
      """
      definition | version | effective  | measure    | count                                     | of
      repeats    | 1       | 2018-01-01 | percentage | { records: marac, where: { risk: high } } | { records: marac }
                 | 2       | 2018-07-01 | percentage | { records: marac }                        | { records: marac }

      recorded   | event       | subject | date       | risk
      2019-01-05 | marac.heard | m1      | 2018-01-15 | high
                 | marac.heard | m2..m4  | 2018-01-15 | standard
                 | marac.heard | m5      | 2018-07-15 | standard

      indicator | to      | counted | value
      repeats   | 2018-12 | 2 of 5  | 40
      """)
  }
}
