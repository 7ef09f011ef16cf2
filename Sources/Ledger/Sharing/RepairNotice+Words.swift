internal import Events

extension RepairNotice {
  /// What it says to a person.
  var text: String {
    "The shared journal had lost the events \(parting.start) to \(parting.length - 1) that the site \(site) held, up to the root "
      + "\(Digest.hex(parting.root)). "
      + (parting.isPutBack
        ? "They were put back as they were."
        : "Other events were in their place: those that were not there again were appended anew.")
  }
}
