extension Outcome {
    /// The article that a step rests on; the stage's where the outcome names none of its own.
    func articleOrStage(_ stage: Stage) -> String { article.isEmpty ? stage.article : article }
}
