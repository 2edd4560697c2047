/// A picture of gray pixels that is part of the page itself, as PNG (ISO/IEC 15948).
///
/// Nothing is compressed: images of training data are small.
public struct GrayImage: Sendable {
  public let width, height: Int
  /// Row by row from the top, 0 being black.
  public let pixels: [UInt8]

  public init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(
      width > 0 && height > 0 && pixels.count == width * height,
      "\(pixels.count) pixels do not fill \(width) × \(height)")
    (self.width, self.height, self.pixels) = (width, height, pixels)
  }

  /// With no side longer than `side`, each pixel the mean of those that it stands for.
  public func fitting(in side: Int) -> GrayImage {
    guard max(width, height) > side else { return self }
    let factor = (max(width, height) + side - 1) / side
    let (w, h) = ((width + factor - 1) / factor, (height + factor - 1) / factor)
    let smaller = (0..<w * h).map { k -> UInt8 in
      var sum = 0, count = 0
      for y in (k / w * factor)..<min(height, (k / w + 1) * factor) {
        for x in (k % w * factor)..<min(width, (k % w + 1) * factor) {
          sum += Int(pixels[y * width + x])
          count += 1
        }
      }
      return UInt8(sum / max(count, 1))
    }
    return GrayImage(width: w, height: h, pixels: smaller)
  }

  /// The bytes of a `.png` file.
  public var png: [UInt8] {
    let header = Self.bigEndian(UInt32(width)) + Self.bigEndian(UInt32(height)) + [8, 0, 0, 0, 0]
    var lines: [UInt8] = []
    // Each line says first how it is filtered: not at all.
    for y in 0..<height { lines += [0] + pixels[(y * width)..<((y + 1) * width)] }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + Self.chunk("IHDR", header) + Self.chunk("IDAT", Self.stored(lines)) + Self.chunk("IEND", [])
  }

  /// For a page; `description` is for readers who do not see it.
  public func inline(description: String) -> Markup {
    .element(
      "img",
      [
        "src": "data:image/png;base64,\(Self.base64(png))", "width": String(width),
        "height": String(height), "alt": description,
      ])
  }

  private static func bigEndian(_ x: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: x >> $0) }
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    return bigEndian(UInt32(data.count)) + body + bigEndian(checksum(body))
  }

  /// A zlib stream (RFC 1950) of blocks that are stored as they are.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    let most = 65_535
    var stream: [UInt8] = [0x78, 0x01], first = 0
    repeat {
      let end = min(first + most, bytes.count), count = UInt16(end - first)
      stream += [end == bytes.count ? 1 : 0]
      for number in [count, ~count] { stream += [UInt8(number & 0xFF), UInt8(number >> 8)] }
      stream += bytes[first..<end]
      first = end
    } while first < bytes.count
    // Adler-32
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return stream + bigEndian(b << 16 | a)
  }

  /// CRC-32, bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = .max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for first in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[first..<min(first + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for k in 0..<4 {
        text.append(k <= group.count ? digits[bits >> (18 - 6 * k) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
