import Testing

@Suite("Rule: an area's records lie in it or below it")
struct AreaTests {
  @Test("a record counts for its area and for every area above it")
  func below() throws {
    try check(
      """
      area   | parent
      county | region
      blaby  | county
      melton | county

      definition | count
      crimes     | { records: crime }

      recorded   | event          | subject | area
      2019-01-05 | crime.recorded | c1      | blaby
                 | crime.recorded | c2..c3  | melton

      indicator | area   | to      | value
      crimes    | blaby  | 2018-12 | 1
                | melton |         | 2
                | county |         | 3
                | region |         | 3
      """)
  }

  @Test("a record at an area above could not be placed: it is said, and not counted")
  func unplaced() throws {
    try check(
      """
      area   | parent
      blaby  | county
      melton | county

      definition | count
      burglary   | { records: crime, where: { offence: burglary } }

      recorded   | event          | subject | area   | offence
      2019-01-05 | crime.recorded | c1      | blaby  | burglary
                 | crime.recorded | c2..c4  | county | burglary
                 | crime.recorded | c5      | county | robbery

      indicator | area   | to      | value | unplaced | note
      burglary  | blaby  | 2018-12 | 1     | 3        | could not be placed
                | county |         | 4     |          |
      """)
  }

  @Test("the areas are those known, not those of a date")
  func moved() throws {
    try check(
      """
      definition | count
      crimes     | { records: crime }

      recorded   | event          | subject | area  | parent
      2019-01-05 | crime.recorded | c1      | blaby |
                 | area.assigned  | blaby   |       | county
      2019-02-05 | area.assigned  | blaby   |       | rutland
      2019-03-05 | area.assigned  | blaby   |       |
      2019-04-05 | area.assigned  | blaby   |       | null

      indicator | area    | to      | known at   | value
      crimes    | county  | 2018-12 | 2019-01-31 | 1
                | county  |         | 2019-02-28 | 0
                | rutland |         | 2019-02-28 | 1
                | rutland |         | 2019-03-31 | 1
                | rutland |         |            | 0
                | blaby   |         |            | 1
      """)
  }

  @Test("an area that nothing names has no value, rather than 0")
  func unknown() throws {
    try check(
      """
      area  | parent
      blaby | county

      definition | count
      crimes     | { records: crime }

      recorded   | event          | subject | area
      2019-01-05 | crime.recorded | c1      | force/british-transport

      indicator | area                    | to      | value | marks | note
      crimes    | nowhere                 | 2018-12 | none  | p x   | is not known
                | blaby                   |         | 0     | p     |
                | force/british-transport |         | 1     | p     |
      """)
  }

  @Test("an area never lies below itself")
  func cycles() throws {
    try check(
      """
      area   | parent
      county | region
      blaby  | county

      definition | count
      crimes     | { records: crime }

      recorded   | event          | subject | parent | refused     | area
      2019-01-05 | area.assigned  | region  | blaby  | data.parent |
                 | area.assigned  | blaby   | blaby  | data.parent |
                 | area.assigned  | county  | null   |             |
                 | area.assigned  | region  | blaby  |             |
                 | crime.recorded | c1      |        |             | region

      indicator | area   | to      | value
      crimes    | county | 2018-12 | 1
      """)
  }

  @Test("records in areas that nothing names count for these alone, and every figure of their kind says so")
  func nowhere() throws {
    try check(
      """
      area  | parent
      blaby | county

      definition | count
      crimes     | { records: crime }
      robbery    | { records: crime, where: { offence: robbery } }

      recorded   | event          | subject | area
      2019-01-05 | crime.recorded | c1      | blaby
                 | crime.recorded | c2..c4  | far-a
                 | crime.recorded | c5      | far-b
                 | crime.recorded | c6      | far-c
                 | crime.recorded | c7      | far-d

      indicator | area   | to      | value | note
      crimes    | county | 2018-12 | 1     | 6 matching records lie in areas that nothing places (far-a, far-b, far-c
                | blaby  |         | 1     | 6 matching records lie in areas that nothing places
                | far-a  |         | 3     | 6 matching records lie in areas that nothing places
      """)
  }
}
