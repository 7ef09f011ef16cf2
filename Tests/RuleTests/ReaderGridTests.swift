import Figures
import Testing

@Suite("The grid in which readers are told counts")
struct ReaderGridTests {
  @Test(
    "hides 1 to 7, keeps 0, and rounds others to the nearest 5",
    arguments: [
      (0, 0), (1, nil), (2, nil), (3, nil), (4, nil), (5, nil), (6, nil), (7, nil), (8, 10), (9, 10), (10, 10),
      (11, 10),
      (12, 10), (13, 15), (17, 15), (18, 20), (22, 20), (23, 25), (27, 25), (28, 30), (98, 100), (1002, 1000),
      (1003, 1005),
    ] as [(Int, Int?)])
  func counts(count: Int, told: Int?) {
    #expect(DisclosureGrid.hides(count) == (told == nil))
    if let told { #expect(DisclosureGrid.rounded(count) == told) }
  }
}
