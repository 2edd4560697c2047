@main
enum FromScratch {
  static func main() { print("x") }
}
