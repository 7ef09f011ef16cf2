import Testing

@Suite("Rule: a record is what its events have made of it")
struct RecordLifeTests {
  @Test("a record that comes late is in the same window as if it had come in time, from when it is known")
  func late() throws {
    try check(
      """
      definition | count
      crimes     | { records: crime }

      recorded   | event          | subject | date
      2019-01-05 | crime.recorded | c1      | 2018-12-03
      2019-06-01 | crime.recorded | c2      | 2018-12-04

      indicator | to      | known at   | value
      crimes    | 2018-12 | 2019-01-31 | 1
                |         |            | 2
      """)
  }

  @Test("a correction holds from when it is known, and leaves what it does not name")
  func corrected() throws {
    try check(
      """
      definition | window   | count
      burglary   | 1 months | { records: crime, where: { offence: burglary, flags: domestic } }

      recorded   | event              | subject | date       | offence  | flags
      2019-01-05 | crime.recorded     | c1      | 2018-12-03 | robbery  | domestic
      2019-02-05 | crime.reclassified | c1      |            | burglary |
      2019-03-05 | crime.redated      | c1      | 2018-11-30 |          |
      2019-04-05 | crime.unflagged    | c1      |            |          | domestic

      indicator | to      | known at   | value
      burglary  | 2018-12 | 2019-01-31 | 0
                | 2018-12 | 2019-02-28 | 1
                | 2018-12 | 2019-03-31 | 0
                | 2018-11 | 2019-03-31 | 1
                | 2018-11 | 2019-04-30 | 0
      """)
  }

  @Test("flags are added and taken away; one that is there already, or is not, is no error")
  func flags() throws {
    try check(
      """
      definition | count
      domestic   | { records: crime, where: { flags: domestic } }
      hate       | { records: crime, where: { flags: hate-race } }

      recorded   | event           | subject | flags
      2019-01-05 | crime.recorded  | c1      | domestic
                 | crime.flagged   | c1      | domestic+hate-race
                 | crime.unflagged | c1      | domestic+alcohol

      indicator | to      | value
      domestic  | 2018-12 | 0
      hate      |         | 1
      """)
  }

  @Test("a relocation replaces the whole place")
  func relocated() throws {
    try check(
      """
      definition | count
      placed     | { records: crime, where: { latitude: { atLeast: 0 } } }
      all        | { records: crime }

      recorded   | event           | subject | area  | latitude
      2019-01-05 | crime.recorded  | c1      | blaby | 52.5
      2019-02-05 | crime.relocated | c1      | oadby |

      indicator | area  | to      | known at   | value
      placed    | blaby | 2018-12 | 2019-01-31 | 1
      all       | blaby |         |            | 0
      all       | oadby |         |            | 1
      placed    | oadby |         |            | 0
      """)
  }

  @Test("a record that is cancelled or transferred does not count, and did before")
  func closed() throws {
    try check(
      """
      definition | count
      crimes     | { records: crime }

      recorded   | event             | subject
      2019-01-05 | crime.recorded    | c1..c3
      2019-02-05 | crime.cancelled   | c1
      2019-03-05 | crime.transferred | c2

      indicator | to      | known at   | value
      crimes    | 2018-12 | 2019-01-31 | 3
                |         | 2019-02-28 | 2
                |         |            | 1
      """)
  }

  @Test("a record that is recorded again is open again, with the new content alone")
  func reopened() throws {
    try check(
      """
      definition | count
      burglary   | { records: crime, where: { offence: burglary } }
      domestic   | { records: crime, where: { flags: domestic } }

      recorded   | event           | subject | offence  | flags
      2019-01-05 | crime.recorded  | c1      | robbery  | domestic
      2019-02-05 | crime.cancelled | c1      |          |
      2019-03-05 | crime.recorded  | c1      | burglary |

      indicator | to      | known at   | value
      domestic  | 2018-12 | 2019-01-31 | 1
      domestic  |         | 2019-02-28 | 0
      burglary  |         |            | 1
      domestic  |         |            | 0
      """)
  }

  @Test("a crime and an incident of one name are two records")
  func kinds() throws {
    try check(
      """
      definition | count
      crimes     | { records: crime }
      incidents  | { records: incident }

      recorded   | event              | subject | refused
      2019-01-05 | crime.recorded     | x       |
                 | incident.cancelled | x       | subject
                 | incident.reported  | x       |
                 | crime.cancelled    | x       |

      indicator | to      | value
      crimes    | 2018-12 | 0
      incidents |         | 1
      """)
  }

  @Test("what cannot be is refused, and changes nothing")
  func refused() throws {
    try check(
      """
      definition | count
      crimes     | { records: crime }

      recorded   | event              | subject | date       | refused
      2019-01-05 | crime.recorded     | c1      |            |
                 | crime.recorded     | c1      |            | subject
                 | crime.reclassified | nobody  |            | subject
                 | crime.recorded     | c2      | 2018-02-29 | data.date
                 | crime.cancelled    | c1      |            |
                 | crime.cancelled    | c1      |            | subject
                 | crime.reclassified | c1      |            | subject

      indicator | to      | value | known
      crimes    | 2018-12 | 0     | 3
      """)
  }

  @Test("the same event again is counted once, and another under its key is refused")
  func duplicates() throws {
    try check(
      """
      definition | count
      crimes     | { records: crime }

      recorded   | event           | subject | id | refused
      2019-01-05 | crime.recorded  | c1      | a  |
      2019-02-05 | crime.recorded  | c1      | a  |
                 | crime.cancelled | c1      | a  | id

      indicator | to      | value | known
      crimes    | 2018-12 | 1     | 2
      """)
  }
}
