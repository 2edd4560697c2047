import ModelFiles
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("AtomicFile")
struct AtomicFileTests {
  @Test("what is written is read, and nothing else is left in the directory")
  func roundTrip() throws {
    let directory = try TemporaryDirectory()
    let file = AtomicFile("\(directory.path)/a")
    for pieces in [
      [], [[1, 2, 3][...], [][...], [4][...]], [[UInt8](repeating: 7, count: 200_000)[...]],
    ] {
      try file.write(pieces)
      #expect(try file.read(limit: 200_000) == Array(pieces.joined()))
      #expect(directory.names == ["a"])
    }
  }

  @Test("a new file gets the usual permissions, an old one keeps its own")
  func permissions() throws {
    let directory = try TemporaryDirectory()
    let path = "\(directory.path)/a"
    try AtomicFile(path).write([])
    let mask = umask(0o077)
    umask(mask)
    #expect(try mode(path) == 0o666 & ~mask)
    chmod(path, 0o640)
    try AtomicFile(path).write([[1]])
    #expect(try mode(path) == 0o640)
  }

  @Test("a symbolic link stays, and what it leads to is replaced or made")
  func links() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path
    symlink("b", "\(path)/a")
    symlink("\(path)/c", "\(path)/b")
    for byte: UInt8 in [1, 2] {
      try AtomicFile("\(path)/a").write([[byte]])
      #expect(try AtomicFile("\(path)/c").read(limit: 1) == [byte])
      #expect(directory.names == ["a", "b", "c"])
      #expect(try mode("\(path)/a", ofLink: true) & S_IFMT == S_IFLNK)
    }
    symlink("circle", "\(path)/circle")
    #expect(
      sentence { () throws(ModelFileError) in try AtomicFile("\(path)/circle").write([[1]]) }
        == "\(path)/circle: cannot be written: Too many levels of symbolic links "
        + "(write to another path)")
  }

  @Test("a device is written into, not replaced")
  func device() throws {
    try AtomicFile("/dev/null").write([[1]])
    #expect(try mode("/dev/null", ofLink: true) & S_IFMT == S_IFCHR)
  }

  @Test("what cannot be read gets a sentence")
  func unreadable() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path
    func read(_ name: String, limit: Int = 10) -> String? {
      sentence { () throws(ModelFileError) in _ = try AtomicFile(name).read(limit: limit) }
    }
    #expect(read("\(path)/a") == "\(path)/a: there is no such file (check the path)")
    #expect(read(path) == "\(path): is a directory (give the name of a file in it)")
    try AtomicFile("\(path)/b").write([[1, 2, 3]])
    #expect(read("\(path)/b", limit: 3) == nil)
    #expect(
      read("\(path)/b", limit: 2)
        == "\(path)/b: is too large: at most 2 bytes can be read (check that it is the right file)")
    #expect(
      read("\(path)/b/c")
        == "\(path)/b/c: cannot be read: Not a directory (check the path and the disk)")
    #expect(
      read("/dev/zero", limit: 100_000)
        == "/dev/zero: is too large: at most 100000 bytes can be read "
        + "(check that it is the right file)")
  }

  @Test("what cannot be written gets a sentence")
  func unwritable() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path
    func write(_ name: String) -> String? {
      sentence { () throws(ModelFileError) in try AtomicFile(name).write([[1]]) }
    }
    #expect(
      write(path) == "\(path): cannot be written: Is a directory (give the name of a file in it)")
    #expect(
      write("\(path)/none/a")
        == "\(path)/none/a: cannot be written: No such file or directory "
        + "(make the directory \(path)/none first)")
    let long = "\(path)/" + String(repeating: "x", count: 300)
    #expect(
      write(long) == "\(long): cannot be written: File name too long (write to another path)")
    #expect(directory.names == [])
  }

  #if os(Linux)
    @Test("a full disk gets a sentence")
    func full() {
      #expect(
        sentence { () throws(ModelFileError) in try AtomicFile("/dev/full").write([[1]]) }
          == "/dev/full: cannot be written: No space left on device "
          + "(free some space, or write to another disk)")
    }
  #endif

  @Test("a write that breaks off in the middle leaves the old bytes and no other file")
  func brokenOff() async {
    await #expect(processExitsWith: .success) {
      let directory = try TemporaryDirectory()
      let path = "\(directory.path)/a"
      try AtomicFile(path).write([[1, 2, 3]])
      // From here on no file may grow beyond 1,000 bytes, as on a disk with no more room.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
      #if canImport(Glibc)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      #else
        setrlimit(RLIMIT_FSIZE, &limit)
      #endif
      let text = sentence { () throws(ModelFileError) in
        try AtomicFile(path).write([[UInt8](repeating: 7, count: 900)[...], Array(0...255)[...]])
      }
      let isTold =
        text == "\(path): cannot be written: File too large "
        + "(raise the limit on file sizes, or write to another disk)"
      let isUnchanged = try AtomicFile(path).read(limit: 10) == [1, 2, 3]
      let isAlone = directory.names == ["a"]
      precondition(isTold && isUnchanged && isAlone, text ?? "nothing was thrown")
    }
  }

  @Test("where the user may not write, the old file stays, and a protected file is not replaced")
  func forbidden() async {
    await #expect(processExitsWith: .success) {
      let directory = try TemporaryDirectory()
      let path = directory.path
      try AtomicFile("\(path)/a").write([[1]])
      try AtomicFile("\(path)/secret").write([[1]])
      chmod("\(path)/a", 0o444)
      chmod("\(path)/secret", 0)
      // The superuser may everything, so nobody has to try.
      let user = geteuid()
      if user == 0 {
        chmod(path, 0o777)
        seteuid(65534)
      }
      let protected = sentence { () throws(ModelFileError) in
        try AtomicFile("\(path)/a").write([[2]])
      }
      let secret = sentence { () throws(ModelFileError) in
        _ = try AtomicFile("\(path)/secret").read(limit: 1)
      }
      seteuid(user)
      chmod(path, 0o555)
      if user == 0 { seteuid(65534) }
      let closed = sentence { () throws(ModelFileError) in
        try AtomicFile("\(path)/b").write([[2]])
      }
      seteuid(user)
      chmod(path, 0o777)
      let isUnchanged = try AtomicFile("\(path)/a").read(limit: 1) == [1]
      let remedy = "(check the permissions, or write to another directory)"
      precondition(
        protected == "\(path)/a: cannot be written: Permission denied \(remedy)",
        protected ?? "a protected file was replaced")
      precondition(
        closed == "\(path)/b: cannot be written: Permission denied \(remedy)",
        closed ?? "a file was made")
      precondition(
        secret == "\(path)/secret: cannot be read: Permission denied (check its permissions)",
        secret ?? "a secret file was read")
      precondition(isUnchanged && directory.names == ["a", "secret"])
    }
  }

  private func mode(_ path: String, ofLink: Bool = false) throws -> mode_t {
    var status = stat()
    try #require((ofLink ? lstat(path, &status) : stat(path, &status)) == 0)
    return ofLink ? status.st_mode : status.st_mode & 0o777
  }
}

/// The text of what `action` throws, `nil` if it throws nothing.
private func sentence(_ action: () throws(ModelFileError) -> Void) -> String? {
  do throws(ModelFileError) {
    try action()
    return nil
  } catch {
    return error.description
  }
}
