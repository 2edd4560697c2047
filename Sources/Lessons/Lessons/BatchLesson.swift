internal import Equations
internal import Networks
internal import Numerics
internal import Training

/// Mini-batches.
struct BatchLesson: Lesson {
  static let name = "batches"
  static let title = "Mini-batches"

  func teach(on page: inout Page) -> Question {
    let data = Penguins.measured
    let network = Practice.network(4, [Dense(8, .tanh), Dense(3, .softmax)])
    page.say(
      "The loss is a mean over all examples, and so is its gradient. But the mean over a few of them, "
        + "drawn at random, points nearly the same way and costs much less. Such a few are a "
        + "mini-batch; once through all the data, batch after batch, is an epoch.")
    let whole = Walk(network, data.inputs, data.targets, loss: .crossEntropy)["∂W", 1].values
    func cosine(_ positions: [Int]) -> Double {
      let part = data.selecting(positions)
      let g = Walk(network, part.inputs, part.targets, loss: .crossEntropy)["∂W", 1].values
      func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
      return dot(g, whole) / (dot(g, g) * dot(whole, whole)).squareRoot()
    }
    func drawn(_ size: Int, _ draw: Int) -> [Int] {
      Array(
        RandomSource(seed: UInt64(draw), purpose: 9).permutation(of: data.count).prefix(size))
    }
    page.say(
      "How nearly the same way? The cosine of the angle between the gradient of some penguins and that "
        + "of all thirty: 1 is the same direction, 0 a right angle.")
    page.tabulate(
      ["#penguins", "#cosine, mean of 100 draws"],
      [1, 3, 6, 15, 30].map { size in
        ["\(size)", (1...100).map { cosine(drawn(size, $0)) }.mean.text(3)]
      })
    page.say(
      "Fifteen penguins know nearly as much as thirty at half the price. And many rough steps beat few "
        + "exact ones. After 10 epochs of gradient descent with η = 0.1:")
    page.tabulate(
      ["#batch", "#steps an epoch", "#steps", "#loss"],
      [30, 10, 5, 1].map { batch in
        let steps = (data.count + batch - 1) / batch
        let trained = Practice.train(
          network, on: data, loss: .crossEntropy, optimizer: .gradientDescent(rate: 0.1),
          epochs: 10, batch: batch)
        return [
          "\(batch)", "\(steps)", "\(10 * steps)",
          Practice.loss(trained.network, on: data, .crossEntropy).text(4),
        ]
      })
    page.say(
      "A batch of 1 uses a processor badly, though: one large matrix is computed much faster than many "
        + "small ones. Some 16 to 256 examples are a good trade.")
    let answer = (60_000 + 127) / 128
    return Question(
      "60,000 images in batches of 128, the last one smaller: how many steps has an epoch?",
      .number(Double(answer), within: 0.01),
      hint: "60,000 / 128 = 468.75: what is left is a batch, too.",
      explanation: "\(answer): 468 whole batches, and one of 96 images.")
  }
}
