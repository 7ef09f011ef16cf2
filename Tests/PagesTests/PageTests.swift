import Pages
import Testing

@Suite("Pages")
struct PageTests {}
