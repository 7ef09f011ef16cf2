import Testing

@Suite("Rule: a month that is missing is not a zero")
struct CoverageTests {
  @Test("a month declared missing leaves no value, and what was counted is kept")
  func missing() throws {
    try check(
      """
      definition | window   | count
      crimes     | 3 months | { records: crime }

      recorded   | event             | subject | feed     | area   | start      | end        | status  | date
      2019-05-05 | crime.recorded    | c1      |          | county |            |            |         | 2019-02-15
                 | coverage.declared | r1      | crime    | county | 2019-02-01 | 2019-03-01 | missing |
                 | coverage.declared | r2      | incident | county | 2019-05-01 | 2019-06-01 | missing |

      indicator | to      | value | counted | marks | note
      crimes    | 2019-01 | 0     | 0       | p     |
                | 2019-02 | none  | 1       | p x   | 2019-02 is declared missing
                | 2019-04 | none  | 1       | x     |
                | 2019-05 | none  | 0       | x     |
      """)
  }

  @Test("a partial month leaves the value, provisional")
  func partial() throws {
    try check(
      """
      definition | window   | count
      crimes     | 1 months | { records: crime }

      recorded   | event             | subject | feed  | area   | start      | end        | status  | date
      2019-05-05 | crime.recorded    | c1      |       | county |            |            |         | 2019-02-15
                 | coverage.declared | r1      | crime | county | 2019-02-01 | 2019-03-01 | partial |

      indicator | to      | value | marks | note
      crimes    | 2019-02 | 1     | p     | partial for 2019-02
                | 2019-03 | none  | x     |
      """)
  }

  @Test("the newest declaration of a feed, an area and a month holds")
  func newest() throws {
    try check(
      """
      definition | window   | count
      crimes     | 1 months | { records: crime }

      recorded   | event             | subject | feed  | area   | start      | end        | status   | date
      2019-03-05 | crime.recorded    | c1      |       | county |            |            |          | 2019-02-15
                 | coverage.declared | r1      | crime | county | 2019-01-01 | 2019-03-01 | missing  |
      2019-04-05 | coverage.declared | r1      | crime | county | 2019-02-01 | 2019-03-01 | complete |

      indicator | to      | known at   | value
      crimes    | 2019-02 | 2019-03-31 | none
                | 2019-02 |            | 1
                | 2019-01 |            | none
      """)
  }

  @Test("a declaration speaks for the areas above and below its own, and not for those beside it")
  func areas() throws {
    try check(
      """
      area   | parent
      blaby  | county
      melton | county

      definition | window   | count
      crimes     | 1 months | { records: crime }

      recorded   | event             | subject | feed  | area   | start      | end        | status
      2019-05-05 | coverage.declared | r1      | crime | blaby  | 2019-02-01 | 2019-03-01 | missing
                 | coverage.declared | r2      | crime | county | 2019-03-01 | 2019-04-01 | missing

      indicator | area   | to      | value
      crimes    | county | 2019-02 | none
                | blaby  | 2019-02 | none
                | melton | 2019-02 | 0
                | blaby  | 2019-03 | none
                | melton | 2019-03 | none
      """)
  }

  @Test("a gap in the window before leaves the value, and takes the change")
  func previous() throws {
    try check(
      """
      definition | window   | count
      crimes     | 1 months | { records: crime }

      recorded   | event             | subject | feed  | area   | start      | end        | status  | date
      2019-05-05 | crime.recorded    | c1      |       | county |            |            |         | 2019-02-15
                 | coverage.declared | r1      | crime | county | 2019-01-01 | 2019-02-01 | missing |

      indicator | to      | value | previous | change | marks | note
      crimes    | 2019-02 | none  | none     | none   | x     | Previous window
      """)
  }
}
