import Testing

@Suite("Rule: a difference is shared out among what moved, exactly")
struct WhyTests {
  @Test("late: records that only one of the two points knows")
  func late() throws {
    try check(
      """
      definition | count
      crimes     | { records: crime }

      recorded   | event          | subject
      2019-01-05 | crime.recorded | c1
      2019-02-05 | crime.recorded | c2..c3

      why    | from               | to                 | reason | effect | evidence
      crimes | 2018-12@2019-01-31 | 2018-12            | late   | 2      | c2 c3
      crimes | 2018-12            | 2018-12@2019-01-31 | late   | -2     | c2 c3
      crimes | 2018-12            | 2018-12            | none   |        |
      """)
  }

  @Test("removed: records that both know, and of which one has it that they are none")
  func removed() throws {
    try check(
      """
      definition | count
      crimes     | { records: crime }

      recorded   | event           | subject
      2019-01-05 | crime.recorded  | c1..c3
      2019-02-05 | crime.cancelled | c2
      2019-03-05 | crime.recorded  | c2

      why    | from               | to                 | reason  | effect | evidence
      crimes | 2018-12@2019-01-31 | 2018-12@2019-02-28 | removed | -1     | c2
      crimes | 2018-12@2019-02-28 | 2018-12            | removed | 1      | c2
      """)
  }

  @Test("corrected: records that are open in both, with other contents; and where areas lie")
  func corrected() throws {
    try check(
      """
      definition | window   | count
      crimes     | 1 months | { records: crime }

      recorded   | event          | subject | date       | area   | parent
      2019-01-05 | crime.recorded | c1      | 2018-12-15 | blaby  |
                 | crime.recorded | c2      | 2018-11-15 | county |
                 | crime.recorded | c3      | 2018-12-15 | county |
      2019-02-05 | crime.redated  | c2      | 2018-12-15 |        |
      2019-03-05 | area.assigned  | blaby   |            |        | county

      why    | from               | to                 | reason    | effect | evidence
      crimes | 2018-12@2019-01-31 | 2018-12@2019-02-28 | corrected | 1      | c2
      crimes | 2018-12@2019-02-28 | 2018-12            | corrected | 1      | c1
      """)
  }

  @Test("window: the months that were entered and those that were left, which may be two reasons")
  func window() throws {
    try check(
      """
      definition | count
      crimes     | { records: crime }

      recorded   | event          | subject | date
      2019-01-05 | crime.recorded | a1..a2  | 2017-12-15
                 | crime.recorded | b1..b3  | 2018-12-15

      why    | from    | to      | reason         | effect | evidence
      crimes | 2017-12 | 2018-12 | window entered | 3      | b1 b2 b3
             |         |         | window left    | -2     | a1 a2
      """)
  }

  @Test("a record of the new months is the new period, not a late one")
  func newPeriod() throws {
    try check(
      """
      definition | window   | count
      crimes     | 1 months | { records: crime }

      recorded   | event          | subject | date
      2019-01-05 | crime.recorded | c1      | 2018-12-15
      2019-03-05 | crime.recorded | c2      | 2018-12-16
                 | crime.recorded | c3..c5  | 2019-02-15

      why    | from               | to      | reason         | effect | evidence
      crimes | 2018-12@2019-01-31 | 2019-02 | window entered | 3      | c3 c4 c5
             |                    |         | window left    | -1.5   | c1 c2
             |                    |         | late           | 0.5    | c2
      """)
  }

  @Test("definition: what one version counts and the other does not")
  func definition() throws {
    try check(
      """
      definition | version | count
      crimes     | 1       | { records: crime, where: { offence: burglary } }
                 | 2       | { records: crime, where: { offence: [burglary, robbery] } }

      recorded   | event          | subject | offence
      2019-01-05 | crime.recorded | c1      | burglary
                 | crime.recorded | c2..c3  | robbery

      why    | from      | to        | reason     | effect | evidence
      crimes | 2018-12/1 | 2018-12/2 | definition | 2      | c2 c3
      """)
  }

  @Test("population: the persons alone, and no record")
  func population() throws {
    try check(
      """
      population | 2018
      county     | 1000

      definition | measure | count
      rate       | rate    | { records: crime }

      recorded   | event                | subject | year | persons
      2019-01-05 | crime.recorded       | c1..c10 |      |
      2019-02-05 | population.estimated | county  | 2018 | 2000

      why  | from               | to      | reason     | effect | of   | records | evidence
      rate | 2018-12@2019-01-31 | 2018-12 | population | -5     | 1000 | 0       |
      """)
  }

  @Test("published: what the publisher says now")
  func published() throws {
    try check(
      """
      definition | measure
      admissions | published

      recorded   | event               | subject    | area   | start      | end        | value
      2019-05-05 | statistic.published | admissions | county | 2018-04-01 | 2019-04-01 | 44
      2019-06-05 | statistic.published | admissions | county | 2018-04-01 | 2019-04-01 | 46

      why        | from               | to      | reason    | effect
      admissions | 2019-03@2019-05-31 | 2019-03 | published | 2
      """)
  }

  @Test("two that move together share what neither does alone: half each, in every order a range")
  func together() throws {
    try check(
      """
      definition | version | count
      crimes     | 1       | { records: crime, where: { offence: burglary } }
                 | 2       | { records: crime }

      recorded   | event          | subject | offence
      2019-01-05 | crime.recorded | c1      | burglary
                 | crime.recorded | c2      | robbery
      2019-02-05 | crime.recorded | c3      | robbery

      why    | from                 | to        | reason     | effect | evidence | shares | range
      crimes | 2018-12@2019-01-31/1 | 2018-12/2 | definition | 1.5    | c2 c3    | 1 0.5  | 1 to 2
             |                      |           | late       | 0.5    | c3       | 0.5    | 0 to 1
      """)
  }

  @Test("shares of records and the population add up to the difference of a rate")
  func rates() throws {
    try check(
      """
      population | 2018
      county     | 1000

      definition | measure | count
      rate       | rate    | { records: crime }

      recorded   | event                | subject | year | persons
      2019-01-05 | crime.recorded       | c1..c4  |      |
      2019-02-05 | crime.recorded       | c5..c6  |      |
                 | population.estimated | county  | 2018 | 2000

      why  | from               | to      | reason     | effect | evidence | shares
      rate | 2018-12@2019-01-31 | 2018-12 | population | -2.5   |          |
           |                    |         | late       | 1.5    | c5 c6    | 0.75 0.75
      """)
  }

  @Test("the evidence names the record that counts otherwise, not the one that makes it so")
  func partner() throws {
    try check(
      """
      definition | count
      repeats    | { records: marac, preceded: { records: marac, by: party, within: 12 months } }

      recorded   | event       | subject | party | date
      2019-01-05 | marac.heard | second  | anna  | 2018-06-15
      2019-02-05 | marac.heard | first   | anna  | 2018-01-15

      why     | from               | to      | reason | effect | evidence
      repeats | 2018-12@2019-01-31 | 2018-12 | late   | 1      | second
      """)
  }

  @Test("without a value on either side there is no difference, and a sentence says so")
  func undefined() throws {
    try check(
      """
      definition | version | measure | count
      crimes     | 1       | count   | { records: crime }
                 | 2       | rate    | { records: crime }

      recorded   | event          | subject
      2019-01-05 | crime.recorded | c1

      why    | from      | to        | reason    | note
      crimes | 2018-12/1 | 2018-12/2 | undefined | no value
      """)
  }

  @Test("a side may be what a report showed")
  func report() throws {
    try check(
      """
      definition | decimals | count
      crimes     | 0        | { records: crime }

      recorded   | event            | subject | area   | report     | period                | value | display | knownAt
      2019-01-05 | crime.recorded   | c1..c3  |        |            |                       |       |         |
                 | figure.published | crimes  | county | 2018/19 Q3 | 2018-01-01/2019-01-01 | 3     | 3       | 4
      2019-02-05 | crime.recorded   | c4      |        |            |                       |       |         |

      why    | from              | to      | reason | effect | evidence
      crimes | report 2018/19 Q3 | 2018-12 | late   | 1      | c4
      """)
  }
}
