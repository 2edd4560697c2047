public import Numerics

/// Where a plan's places are while it is performed, in numbers of type `R`.
///
/// It keeps the memory alive; the data set it reads is kept alive by who bound it.
// Safe: only the execution that owns the memory performs with it, one step at a time.
public struct Memory<R: Real>: @unchecked Sendable {
  public let step: UnsafeMutablePointer<Step>
  @usableFromInline let bases: [UnsafeMutablePointer<R>]
  private let owner: AnyObject

  /// `bases` holds the start of each region that the plan owns, in the order of ``Region``.
  public init(
    step: UnsafeMutablePointer<Step>, bases: [UnsafeMutablePointer<R>], owner: AnyObject
  ) {
    (self.step, self.bases, self.owner) = (step, bases, owner)
  }

  /// Each region's start without its type.
  package var addresses: [UnsafeMutableRawPointer] { bases.map { UnsafeMutableRawPointer($0) } }

  @inlinable public subscript(place: Place) -> Block<R> {
    precondition(place.region.rawValue < bases.count, "\(place) is read through `data(_:)`")
    return Block(
      start: bases[place.region.rawValue] + place.offset, rows: place.rows,
      columns: place.columns ?? step.pointee.count)
  }

  /// The start of x or t of the whole data set; `nil` if none is bound.
  @inlinable public func data(_ place: Place) -> UnsafePointer<R>? {
    // Safe: what is bound was converted to R.
    let start = place.region == .inputs ? step.pointee.inputs : step.pointee.targets
    return start?.assumingMemoryBound(to: R.self)
  }
}

/// A matrix in memory, column by column.
public struct Block<R: Real> {
  public let start: UnsafeMutablePointer<R>
  public let rows: Int
  public let columns: Int

  @inlinable public init(start: UnsafeMutablePointer<R>, rows: Int, columns: Int) {
    (self.start, self.rows, self.columns) = (start, rows, columns)
  }

  @inlinable public var count: Int { rows * columns }

  // Safe: the plan laid the block out with at least rows × columns numbers; debug builds check.
  @inlinable public subscript(i: Int, j: Int) -> R {
    get {
      assert(i < rows && j < columns)
      return start[i + j * rows]
    }
    nonmutating set {
      assert(i < rows && j < columns)
      start[i + j * rows] = newValue
    }
  }
  @inlinable public subscript(i: Int) -> R {
    get {
      assert(i < count)
      return start[i]
    }
    nonmutating set {
      assert(i < count)
      start[i] = newValue
    }
  }

  /// Column `j` alone.
  @inlinable public func column(_ j: Int) -> Block {
    Block(start: start + j * rows, rows: rows, columns: 1)
  }
}

extension Block {
  /// This block, where `R` is `Float`: the way from generic code to code compiled for one type.
  @inlinable public var single: Block<Float>? {
    guard R.self == Float.self else { return nil }
    // Safe: R is Float.
    let raw = UnsafeMutableRawPointer(start).assumingMemoryBound(to: Float.self)
    return Block<Float>(start: raw, rows: rows, columns: columns)
  }

  /// This block, where `R` is `Double`.
  @inlinable public var double: Block<Double>? {
    guard R.self == Double.self else { return nil }
    // Safe: R is Double.
    let raw = UnsafeMutableRawPointer(start).assumingMemoryBound(to: Double.self)
    return Block<Double>(start: raw, rows: rows, columns: columns)
  }
}
