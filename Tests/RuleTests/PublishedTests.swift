import Testing

@Suite("Rule: a published statistic is received, and never counted")
struct PublishedTests {
  @Test("the newest for the area and exactly the dates of the window holds")
  func newest() throws {
    try check(
      """
      definition | measure   | unit        | decimals
      admissions | published | per 100,000 | 1

      recorded   | event               | subject    | area   | start      | end        | value | numerator | publisher
      2019-05-05 | statistic.published | admissions | county | 2018-04-01 | 2019-04-01 | 44.2  |           |
                 | statistic.published | admissions | county | 2018-04-01 | 2019-05-01 | 9     |           |
      2019-06-05 | statistic.published | admissions | county | 2018-04-01 | 2019-04-01 | 44.25 | 5         |

      indicator  | to      | known at   | value | display | counted | unit        | marks
      admissions | 2019-03 | 2019-05-31 | 44.2  | 44.2    |         | per 100,000 |
                 |         |            | 44.25 | 44.3    | 5       | per 100,000 |
                 | 2019-02 |            | none  | [x]     |         | per 100,000 | x
      """)
  }

  @Test("what is published for the areas above stands beside a figure")
  func comparators() throws {
    try check(
      """
      area   | parent
      county | region
      region | england

      definition | measure
      admissions | published

      recorded   | event               | subject    | area    | start      | end        | value | publisher
      2019-05-05 | statistic.published | admissions | county  | 2018-04-01 | 2019-04-01 | 44    | PHE
                 | statistic.published | admissions | england | 2018-04-01 | 2019-04-01 | 50    | PHE
                 | statistic.published | admissions | region  | 2017-04-01 | 2018-04-01 | 51    | PHE

      indicator  | to      | value | comparators
      admissions | 2019-03 | 44    | england 50 PHE
      """)
  }
}
