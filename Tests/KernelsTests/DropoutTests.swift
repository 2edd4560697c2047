import Kernels
import Numerics
import Testing

/// Dropout draws the numbers of RandomSource, position by position.
struct DropoutTests {
  static let random = RandomSource(seed: 5, purpose: 0x1001)

  /// What `probability` makes of `a`, and then h′ of it.
  static func dropped(
    _ a: [Double], _ probability: Double, _ set: InstructionSet, from random: RandomSource = random,
    z: [Double]? = nil, h: gr_function = identity, workers: OpaquePointer? = nil
  ) -> Scalars {
    let (input, output) = (Scalars(a, set), Scalars(count: a.count, set))
    let slopes = z.map { Scalars($0, set) }
    set.kernels.dropout(
      workers, input.start, slopes?.start, output.start, a.count, probability, random.key, h)
    #expect(output.isIntact)
    return output
  }

  @Test(
    "an element is kept where its number reaches the probability", arguments: InstructionSet.all)
  func mask(_ set: InstructionSet) {
    for count in Array(1...67) + [1000, 40_003] {
      let ones = Array(repeating: 1.0, count: count)
      for p in [0, 0x1p-53, 0.1, 0.3, 0.5, 0.9, 1 - 0x1p-53] {
        let expected = (0..<count).map { position in
          Self.random.uniform(position) < p ? 0 : set.rounded(1 / (1 - p))
        }
        #expect(Self.dropped(ones, p, set).values == expected, "\(count) elements, p = \(p)")
      }
    }
  }

  @Test(
    "a probability that is a drawn number keeps it, the next one drops it",
    arguments: InstructionSet.all)
  func threshold(_ set: InstructionSet) {
    let ones = Array(repeating: 1.0, count: 67)
    for seed in 1...20 {
      let random = RandomSource(seed: UInt64(seed), purpose: 3)
      for position in [0, 1, 7, 31, 66] {
        let drawn = random.uniform(position)
        let at = Self.dropped(ones, drawn, set, from: random).values
        let above = Self.dropped(ones, drawn.nextUp, set, from: random).values
        #expect(at[position] != 0 && above[position] == 0)
        let others = (0..<67).filter { $0 != position }
        #expect(others.allSatisfy { (at[$0] == 0) == (above[$0] == 0) })
      }
    }
  }

  @Test(
    "a kept number is a/(1 − p), rounded twice; in place gives the same bits",
    arguments: InstructionSet.all)
  func values(_ set: InstructionSet) {
    for count in 1...67 {
      let a = numbers(count, seed: 61)
      let output = Self.dropped(a, 0.3, set)
      for (i, d) in output.values.enumerated() {
        let kept = set.rounded(a[i] * set.rounded(1 / (1 - 0.3)))
        #expect(d == (Self.random.uniform(i) < 0.3 ? 0 : kept))
      }
      let same = Scalars(a, set)
      set.kernels.dropout(
        nil, same.start, nil, same.start, count, 0.3, Self.random.key, identity)
      #expect(same.bits == output.bits)
    }
  }

  @Test("with z, h′ is multiplied in the same pass: the bits of two", arguments: InstructionSet.all)
  func slopes(_ set: InstructionSet) {
    for (count, h) in [1, 3, 16, 33, 67, 9000].flatMap({ n in everyFunction.map { (n, $0) } }) {
      let (da, z) = (numbers(count, seed: 62), numbers(count, seed: 63))
      let both = Self.dropped(da, 0.4, set, z: z, h: h)
      let (first, input) = (Self.dropped(da, 0.4, set), Scalars(z, set))
      set.kernels.slope(nil, first.start, input.start, first.start, count, h)
      #expect(both.bits == first.bits)
    }
  }

  @Test("NaN and infinity pass where they are kept", arguments: InstructionSet.all)
  func notANumber(_ set: InstructionSet) {
    let values = Self.dropped(Array(repeating: .nan, count: 67), 0.5, set).values
    let infinities = Self.dropped(Array(repeating: -.infinity, count: 67), 0.5, set).values
    for i in 0..<67 {
      let isDropped = Self.random.uniform(i) < 0.5
      #expect(isDropped ? values[i] == 0 : values[i].isNaN)
      #expect(infinities[i] == (isDropped ? 0 : -.infinity))
    }
  }

  @Test("one thread and many: the same bits", arguments: InstructionSet.all)
  func threads(_ set: InstructionSet) {
    let (a, z) = (numbers(40_003, seed: 64), numbers(40_003, seed: 65))
    let tanh = gr_function(kind: GR_TANH, setting: 0)
    let alone = Self.dropped(a, 0.3, set, z: z, h: tanh).bits
    for threads in [2, 3, 5] {
      let workers = gr_workers_create(CInt(threads))
      defer { gr_workers_destroy(workers) }
      #expect(Self.dropped(a, 0.3, set, z: z, h: tanh, workers: workers).bits == alone)
    }
  }
}
