import Testing

@Suite("Rule: an area has a parent in each geography")
struct GeographyTests {
  @Test("records count above their area in every geography, and once where two ways lead up")
  func ways() throws {
    try check(
      """
      area   | parent | geography
      county | region |
      blaby  | county |
      melton | county |
      blaby  | csp    | community-safety
      melton | csp    | community-safety
      csp    | region | community-safety

      definition | count
      crimes     | { records: crime }

      recorded   | event          | subject | area
      2019-01-05 | crime.recorded | c1      | blaby
                 | crime.recorded | c2..c3  | melton
                 | crime.recorded | c4      | county

      indicator | area   | to      | value | unplaced
      crimes    | blaby  | 2018-12 | 1     | 1
                | csp    |         | 3     |
                | county |         | 4     |
                | region |         | 4     |
      """)
  }

  @Test("a group of areas alike is an area in a geography of its own")
  func alike() throws {
    try check(
      """
      area      | parent    | geography
      blaby     | county    |
      melton    | county    |
      corby     | northants |
      blaby     | alike     | most-similar
      corby     | alike     | most-similar

      population | 2018
      blaby      | 100
      melton     | 200
      corby      | 300
      county     | 1000

      definition | measure | count
      rate       | rate    | { records: crime }

      recorded   | event          | subject | area
      2019-01-05 | crime.recorded | c1      | blaby
                 | crime.recorded | c2..c3  | melton
                 | crime.recorded | c4..c6  | corby

      indicator | area      | to      | counted
      rate      | alike     | 2018-12 | 4 of 400
                | county    |         | 3 of 1000
                | northants |         | 3 of 300
      """)
  }

  @Test("no area lies below itself, by whatever geographies")
  func cycles() throws {
    try check(
      """
      area  | parent
      blaby | county

      definition | count
      crimes     | { records: crime }

      recorded   | event          | subject | parent | geography        | refused     | area
      2019-01-05 | area.assigned  | county  | blaby  | community-safety | data.parent |
                 | area.assigned  | csp     | blaby  | community-safety |             |
                 | area.assigned  | county  | csp    | police           | data.parent |
                 | crime.recorded | c1      |        |                  |             | csp

      indicator | area   | to      | value
      crimes    | county | 2018-12 | 1
      """)
  }

  @Test("an area leaves its parent in one geography, and stays in the others")
  func detached() throws {
    try check(
      """
      area  | parent | geography
      blaby | county |
      blaby | csp    | community-safety

      definition | count
      crimes     | { records: crime }

      recorded   | event          | subject | area  | parent | geography
      2019-01-05 | crime.recorded | c1      | blaby |        |
      2019-02-05 | area.assigned  | blaby   |       |        | community-safety
      2019-03-05 | area.assigned  | blaby   |       | null   | community-safety

      indicator | area   | to      | known at   | value
      crimes    | csp    | 2018-12 | 2019-02-28 | 1
                | csp    |         |            | 0
                | county |         |            | 1
      """)
  }

  @Test("what is placed provisionally counts above, and beside it is said to be unplaced")
  func provisional() throws {
    try check(
      """
      area  | parent  | provisional
      force | england |
      blaby | force   |
      block | force   | true

      definition | count
      burglary   | { records: crime, where: { offence: burglary } }

      recorded   | event          | subject | area  | offence  | parent
      2019-01-05 | crime.recorded | c1      | blaby | burglary |
                 | crime.recorded | c2..c3  | block | burglary |
                 | crime.recorded | c4      | block | robbery  |
      2019-02-05 | area.assigned  | block   |       |          | blaby

      indicator | area    | to      | known at   | value | unplaced | note
      burglary  | england | 2018-12 | 2019-01-31 | 3     |          |
                | force   |         | 2019-01-31 | 3     |          |
                | block   |         | 2019-01-31 | 2     |          |
                | blaby   |         | 2019-01-31 | 1     | 2        | could not be placed
                | blaby   |         |            | 3     |          |
      """)
  }

  @Test("an area lives from its start to before its end, and a life without a day is refused")
  func lives() throws {
    try check(
      """
      area  | parent | start      | end
      old-a | county |            | 2019-04-01
      old-b | county |            | 2019-04-01
      new   | county | 2019-04-01 |

      population | 2018 | 2019
      old-a      | 100  | 150
      old-b      | 200  |
      new        | 250  | 320

      definition | measure | count
      rate       | rate    | { records: crime }

      recorded   | event          | subject | area  | start      | end        | refused  | date
      2020-01-05 | crime.recorded | c1      | old-a |            |            |          | 2018-12-15
                 | crime.recorded | c2      | new   |            |            |          | 2019-12-15
                 | area.assigned  | new     |       |            | 2019-04-01 | data.end |
                 | area.assigned  | old-a   |       | 2019-05-01 |            | data.start |

      indicator | area   | to      | counted
      rate      | county | 2018-12 | 1 of 300
                |        | 2019-12 | 1 of 320
      """)
  }
}
