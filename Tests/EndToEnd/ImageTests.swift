import CZlib
import Testing

@Suite("images and labels in IDX files")
struct ImageTests {
  private static func compressed(_ bytes: [UInt8]) throws -> [UInt8] {
    var stream = z_stream()
    try #require(
      deflateInit2_(
        &stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK)
    defer { deflateEnd(&stream) }
    var bytes = bytes
    let room = Int(deflateBound(&stream, UInt(bytes.count)))
    return bytes.withUnsafeMutableBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: room) { output, count in
        // Safe: both buffers outlive the call, and zlib stays within the sizes it is given.
        (stream.next_in, stream.avail_in) = (input.baseAddress, UInt32(input.count))
        (stream.next_out, stream.avail_out) = (output.baseAddress, UInt32(room))
        _ = deflate(&stream, Z_FINISH)
        count = room - Int(stream.avail_out)
      }
    }
  }

  @Test("are fitted, tested, evaluated and predicted, plain and compressed alike")
  func images() throws {
    let place = try Workplace()
    let training = Samples.images(60), test = Samples.images(20, seed: 2)
    let files = [
      ("train-images", training.images), ("train-labels", training.labels),
      ("test-images", test.images), ("test-labels", test.labels),
    ]
    for (name, bytes) in files {
      try place.write(bytes, to: name)
      try place.write(try Self.compressed(bytes), to: "\(name).gz")
    }
    var models: [[UInt8]] = []
    for ending in ["", ".gz"] {
      let fit = try place.gradus(
        "fit", "train-images\(ending)", "--labels", "train-labels\(ending)", "--test",
        "test-images\(ending)", "--test-labels", "test-labels\(ending)", "--hidden", "16",
        "--epochs", "60", "--optimizer", "adam:rate=0.01", "-o", "images.gradus", "--json")
      #expect(fit.status == 0, "\(fit.errors)")
      let json = try JSON(fit.output)
      #expect(json["task"].text == "twoClasses")
      #expect(json["test"]["accuracy"].number == 1)
      models.append(try place.bytes(of: "images.gradus"))
      let evaluation = try place.gradus(
        "evaluate", "images.gradus", "test-images\(ending)", "--labels", "test-labels\(ending)",
        "--json")
      #expect(try JSON(evaluation.output)["accuracy"].number == 1)
      let predictions = try place.gradus("predict", "images.gradus", "test-images\(ending)")
      #expect(
        predictions.lines.dropFirst().map { $0.prefix(1) } == (0..<20).map { "\($0 % 2)"[...] })
    }
    #expect(models[0] == models[1])
  }

  @Test("without their labels are answered with the flag")
  func unlabeled() throws {
    let place = try Workplace(), (images, labels) = Samples.images(40)
    try place.write(images, to: "images")
    try place.write(labels, to: "labels")
    try place.gradus("fit", "images", "--labels", "labels", "--epochs", "2", "-o", "m.gradus")
    let evaluation = try place.gradus("evaluate", "m.gradus", "images")
    #expect(evaluation.status == 1)
    #expect(
      evaluation.errors == """
        gradus: images: has no column "label" (give the labels of the images with --labels FILE)

        """)
  }

  @Test("of different numbers are refused")
  func mismatch() throws {
    let place = try Workplace()
    try place.write(Samples.images(8).images, to: "i")
    try place.write(Samples.images(7).labels, to: "l")
    let fit = try place.gradus("fit", "i", "--labels", "l")
    #expect(
      fit.errors == "gradus: i: has 8 images, but l has 7 labels (the two files must belong "
        + "together)\n")
    #expect(fit.status == 1)
  }

  @Test("a compressed file made to exhaust the memory is refused")
  func bomb() throws {
    let place = try Workplace()
    let header = Array("x,y\n".utf8)
    try place.write(
      try Self.compressed(header + [UInt8](repeating: 0x30, count: 100_000_000)), to: "bomb.csv.gz")
    let fit = try place.gradus("fit", "bomb.csv.gz", "--target", "y")
    #expect(
      fit.errors == "gradus: bomb.csv.gz: decompresses to more than 250 times its size, as a file "
        + "does that is made to exhaust the memory (decompress it with gunzip first if you trust "
        + "it)\n")
    #expect(fit.status == 1)
  }
}
