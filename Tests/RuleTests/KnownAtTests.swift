import Testing

@Suite("Rule: a figure knows what the ledger had been told")
struct KnownAtTests {
  @Test("a point is a number of events, a time, or the end of a day in London")
  func points() throws {
    try check(
      """
      area   | parent
      county |

      definition | count
      crimes     | { records: crime }

      recorded                    | event          | subject
      2019-06-30T22:59:59.999999Z | crime.recorded | c1
      2019-06-30T23:00:00Z        | crime.recorded | c2
      2019-07-01T09:00:00Z        | crime.recorded | c3

      indicator | to      | known at             | value | known
      crimes    | 2018-12 | 2019-06-30           | 1     | 3
                |         | 2019-06-30T23:00:00Z | 2     | 4
                |         | 2019-07-01           | 3     | 5
                |         |                      | 3     | 5
                |         | #2                   | 0     | 2
                |         | #4                   | 2     | 4
      """)
  }

  @Test("a point that has not come yet is refused")
  func beyond() throws {
    try check(
      """
      definition | count
      crimes     | { records: crime }

      recorded   | event          | subject
      2019-01-05 | crime.recorded | c1

      indicator | to      | known at   | value
      crimes    | 2018-12 | #2         | 1
                |         | #3         | refused
                |         | 2999-01-01 | refused
                |         | soon       | refused
      """)
  }

  @Test("where no version is known there is no value, and no zero is made of it")
  func nothing() throws {
    try check(
      """
      definition | count
      crimes     | { records: crime }

      recorded   | event              | subject
      2019-01-05 | crime.recorded     | c1
      2019-02-05 | definition.adopted | crimes

      indicator | to      | known at   | value | marks
      crimes    | 2018-12 | 2019-01-31 | none  | x
                |         |            | 1     | p
      """)
  }
}
