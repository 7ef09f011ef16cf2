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
      2019-03-05 | crime.recorded | c2      | 2019-01-01
      2019-03-05 | crime.recorded | c3      | 2019-01-31

      indicator | to      | value | period
      crimes    | 2018-12 | 1     | 2018-12-01/2019-01-01
                | 2019-01 | 2     | 2019-01-01/2019-02-01
                | 2019-02 | 0     | 2019-02-01/2019-03-01
      """)
  }
}
