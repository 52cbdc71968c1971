package import Cell
internal import Examination
package import Registry
package import System

/// One examiner started and ended, for what it says of itself.
package struct ExaminerProbe {
    /// The program's name with its version.
    package let engine: String
    /// What of its cell it could not lock.
    package let gaps: [CellGap]

    /// Starts one and ends it; throws a `PipelineError` when it does not start.
    package init(program: Path, rules: Path, limits: IntakeLimits) throws {
        let child = try ExaminerChild(program: program, rules: rules, limits: limits)
        engine = child.versions.engine
        gaps = child.gaps
        try child.stop()
    }
}
