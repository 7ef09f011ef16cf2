import Testing

@Suite("Rule: every month is accounted for by the feeds that a definition names")
struct FeedTests {
  @Test("a month that no feed declares leaves no value, which is not 0, and what was counted is kept")
  func undeclared() throws {
    try check(
      """
      definition | window   | feeds   | count
      cases      | 2 months | [marac] | { records: marac }

      recorded   | event             | subject | date       | feed  | area   | start      | end        | status
      2019-05-05 | marac.heard       | m1      | 2018-12-15 |       | county |            |            |
                 | coverage.declared | r       |            | marac | county | 2018-11-01 | 2019-01-01 | complete

      indicator | to      | value | counted | marks | note
      cases     | 2018-12 | 1     | 1       |       |
                | 2019-01 | none  | 1       | x     | no return of marac is declared for 2019-01
                | 2018-10 | none  | 0       | x     | no return of marac is declared for 2018-09 to 2018-10
      """)
  }

  @Test("of feeds that stand for each other one is enough, the best of them for each month")
  func alternatives() throws {
    try check(
      """
      area   | parent
      county | region

      definition | window   | feeds                       | count
      crimes     | 2 months | [[police-uk, police-crime]] | { records: crime }
      both       | 2 months | [police-uk, police-crime]   | { records: crime }

      recorded   | event             | subject | feed         | area   | start      | end        | status
      2019-05-05 | coverage.declared | a       | police-uk    | county | 2018-11-01 | 2018-12-01 | complete
                 | coverage.declared | b       | police-crime | county | 2018-12-01 | 2019-02-01 | complete
                 | coverage.declared | c       | police-uk    | county | 2018-12-01 | 2019-01-01 | partial
                 | coverage.declared | d       | police-uk    | county | 2019-02-01 | 2019-03-01 | partial

      indicator | to      | value | marks | note
      crimes    | 2018-12 | 0     |       |
                | 2019-01 | 0     |       |
                | 2019-02 | 0     | p     | partial for 2019-02
                | 2019-03 | none  | p x   | no return of police-uk or police-crime is declared for 2019-03
      both      | 2018-12 | none  | p x   | no return of police-crime is declared for 2018-11
                | 2019-01 | none  | p x   | no return of police-uk is declared for 2019-01
      """)
  }

  @Test("without a declaration for it or above it, an area is as complete as the areas in it together")
  func children() throws {
    try check(
      """
      area   | parent
      blaby  | county
      melton | county

      definition | window   | feeds   | count
      cases      | 1 months | [marac] | { records: marac }

      recorded   | event             | subject | feed  | area   | start      | end        | status
      2019-05-05 | coverage.declared | a       | marac | blaby  | 2018-09-01 | 2019-01-01 | complete
                 | coverage.declared | b       | marac | melton | 2018-10-01 | 2018-11-01 | complete
                 | coverage.declared | c       | marac | melton | 2018-11-01 | 2018-12-01 | partial
                 | coverage.declared | d       | marac | melton | 2018-12-01 | 2019-01-01 | missing

      indicator | area   | to      | value | marks
      cases     | county | 2018-09 | none  | x
                | blaby  | 2018-09 | 0     |
                | county | 2018-10 | 0     |
                | county | 2018-11 | 0     | p
                | county | 2018-12 | none  | x
      """)
  }

  @Test("an area that has no life in the month, or is there provisionally, keeps nobody waiting")
  func lifeless() throws {
    try check(
      """
      area  | parent | start      | end        | provisional
      old   | county |            | 2018-11-01 |
      new   | county | 2018-11-01 |            |
      block | county |            |            | true

      definition | window   | feeds   | count
      cases      | 1 months | [marac] | { records: marac }

      recorded   | event             | subject | feed  | area | start      | end        | status
      2019-05-05 | coverage.declared | a       | marac | old  | 2018-09-01 | 2018-11-01 | complete
                 | coverage.declared | b       | marac | new  | 2018-11-01 | 2019-01-01 | complete

      indicator | area   | to      | value
      cases     | county | 2018-09 | 0
                | county | 2018-10 | 0
                | county | 2018-11 | 0
                | county | 2018-12 | 0
                | county | 2019-01 | none
      """)
  }

  @Test("a return missing below is missing above, until a newer declaration above heals it")
  func below() throws {
    try check(
      """
      area   | parent
      blaby  | county
      melton | county

      definition | window   | feeds   | count
      cases      | 1 months | [marac] | { records: marac }

      recorded   | event             | subject | feed  | area   | start      | end        | status
      2019-01-05 | coverage.declared | a       | marac | county | 2018-12-01 | 2019-01-01 | complete
      2019-02-05 | coverage.declared | b       | marac | blaby  | 2018-12-01 | 2019-01-01 | missing
      2019-03-05 | coverage.declared | c       | marac | county | 2018-12-01 | 2019-01-01 | complete

      indicator | area   | to      | known at   | value
      cases     | county | 2018-12 | 2019-01-31 | 0
                | county |         | 2019-02-28 | none
                | melton |         | 2019-02-28 | 0
                | county |         |            | 0
                | blaby  |         |            | 0
      """)
  }

  @Test("a gap in the window before leaves the value, and nothing to compare it with")
  func before() throws {
    try check(
      """
      population | 2017  | 2018
      county     | 10000 | 10000

      definition | measure | feeds       | count
      crimes     | rate    | [police-uk] | { records: crime }

      recorded   | event             | subject | date       | feed      | area   | start      | end        | status
      2019-01-05 | crime.recorded    | c1..c50 | 2018-12-15 |           | county |            |            |
                 | coverage.declared | r       |            | police-uk | county | 2017-02-01 | 2019-01-01 | complete

      indicator | to      | value | previous | change | comparison | marks | note
      crimes    | 2018-12 | 5     | none     | none   |            |       | Previous window: There is no value: no return of police-uk is declared for 2017-01
      """)
  }

  @Test("what others publish needs no feed")
  func published() throws {
    try check(
      """
      definition | measure   | feeds       | count
      national   | published |             |
      crimes     | count     | [police-uk] | { records: crime }

      recorded   | event               | subject  | area   | start      | end        | value | publisher
      2019-05-05 | statistic.published | national | county | 2018-01-01 | 2019-01-01 | 57.1  | ONS

      indicator | to      | value
      national  | 2018-12 | 57.1
      crimes    | 2018-12 | none
      """)
  }

  @Test("two feeds whose names look alike are two")
  func lookAlikes() throws {
    try check(
      """
      area   | parent
      county | region

      definition | window   | feeds                     | count
      cases      | 1 months | ["caf\u{E9}", "cafe\u{301}"] | { records: marac }

      recorded   | event             | subject | feed      | area   | start      | end        | status
      2019-05-05 | coverage.declared | a       | caf\u{E9}  | county | 2018-11-01 | 2019-01-01 | complete
                 | coverage.declared | b       | cafe\u{301} | county | 2018-12-01 | 2019-01-01 | complete

      indicator | to      | value
      cases     | 2018-11 | none
                | 2018-12 | 0
      """)
  }

  @Test("an area that only a declaration names is known by it")
  func declared() throws {
    try check(
      """
      definition | window   | feeds   | count
      cases      | 1 months | [marac] | { records: marac }

      recorded   | event             | subject | feed  | area  | start      | end        | status
      2019-05-05 | coverage.declared | a       | marac | ghost | 2018-12-01 | 2019-01-01 | complete

      indicator | area  | to      | value
      cases     | ghost | 2018-12 | 0
                | ghost | 2018-11 | none
      """)
  }
}
