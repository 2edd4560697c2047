/// Named tensors and texts in the format safetensors, with a checksum.
///
/// The format: the header's length (8 bytes, little-endian), the header (JSON, padded with spaces),
/// and the tensors' bytes one after the other. PyTorch and NumPy open it with the Python package
/// `safetensors`. Nothing in a file is ever executed.
public struct TensorFile: Equatable, Sendable {
  /// Texts under names, in the header's `__metadata__`. The name `checksum` is the file's own.
  public var metadata: [String: String]
  /// In the order of their bytes; those without any number, where several stand together, by name.
  public var tensors: [Tensor]

  public init(metadata: [String: String] = [:], tensors: [Tensor] = []) {
    (self.metadata, self.tensors) = (metadata, tensors)
  }

  /// The tensor of that name, if there is one.
  public subscript(name: String) -> Tensor? { tensors.first { $0.name == name } }

  /// The longest header, in bytes, that the format allows.
  static let longestHeader = 100_000_000

  /// The name of the member of the header that is not a tensor.
  static let metadataName = "__metadata__"
}
