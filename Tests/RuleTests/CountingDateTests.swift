import Testing

@Suite("Rule: a record counts in the window that holds its date")
struct CountingDateTests {
  @Test("a record counts by its own date, whenever the ledger learns of it")
  func ownDate() throws {
    try check(
      """
      definition | window   | count
      crimes     | 1 months | { records: crime }

      recorded   | event          | subject | date
      2019-03-05 | crime.recorded | c1      | 2018-12-31
                 | crime.recorded | c2      | 2019-01-01
                 | crime.recorded | c3      | 2019-01-31

      indicator | to      | value | period
      crimes    | 2018-12 | 1     | 2018-12-01/2019-01-01
                | 2019-01 | 2     | 2019-01-01/2019-02-01
                | 2019-02 | 0     | 2019-02-01/2019-03-01
      """)
  }

  @Test("a month without a day stands for its first day")
  func month() throws {
    try check(
      """
      definition | window   | count
      crimes     | 1 months | { records: crime }
      repeats    | 1 months | { records: crime, preceded: { records: crime, by: party, within: 1 months } }

      recorded   | event          | subject | party | date
      2019-03-05 | crime.recorded | c1      | anna  | 2019-01
                 | crime.recorded | c2      | anna  | 2019-02-01
                 | crime.recorded | c3      | bert  | 2019-01
                 | crime.recorded | c4      | bert  | 2019-02-02

      indicator | to      | value
      crimes    | 2019-01 | 2
      repeats   | 2019-02 | 1
      """)
  }

  @Test("a window rolls, is the whole quarter, or begins with the financial year")
  func windows() throws {
    try check(
      """
      definition | window                 | count
      year       |                        | { records: crime }
      quarter    | quarter                | { records: crime }
      to-date    | financial-year-to-date | { records: crime }

      recorded   | event          | subject | date
      2019-03-05 | crime.recorded | c1      | 2018-03-31
                 | crime.recorded | c2      | 2018-04-01
                 | crime.recorded | c3      | 2018-12-31

      indicator | to      | value | period                | before
      year      | 2018-11 | 2     | 2017-12-01/2018-12-01 | 2016-12-01/2017-12-01
      quarter   | 2018-11 | 1     | 2018-10-01/2019-01-01 | 2018-07-01/2018-10-01
      to-date   | 2018-11 | 1     | 2018-04-01/2018-12-01 | 2017-04-01/2017-12-01
      """)
  }

  @Test("the window before is the one just before, or that of a year earlier where the definition says so")
  func previous() throws {
    try check(
      """
      definition | window   | previous     | count
      before     | 3 months |              | { records: crime }
      earlier    | 3 months | year-earlier | { records: crime }

      recorded   | event          | subject | date
      2019-03-05 | crime.recorded | a1..a2  | 2018-12-15
                 | crime.recorded | b1..b3  | 2018-09-15
                 | crime.recorded | d1..d7  | 2017-12-15

      indicator | to      | value | previous | change | before
      before    | 2018-12 | 2     | 3        | -1     | 2018-07-01/2018-10-01
      earlier   | 2018-12 | 2     | 7        | -5     | 2017-10-01/2018-01-01
      """)
  }
}
