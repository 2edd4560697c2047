/// The version of Gradus, as `gradus --version` prints it and model files record it.
public let gradusVersion = "0.1.0"
