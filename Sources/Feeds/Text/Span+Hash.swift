extension Span<UInt8> {
  /// The FNV-1a hash of the bytes: the same in every process, quick for short texts, and no guard against texts that were
  /// made to collide.
  var hash64: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in indices { hash = (hash ^ UInt64(self[index])) &* 0x100_0000_01B3 }
    return hash
  }
}
