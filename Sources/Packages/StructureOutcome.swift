/// What the structure of a package is, or why it is refused.
package enum StructureOutcome {
    /// The structure is sound.
    case structure(ZIPStructure)
    /// At least one problem, none of them a remark.
    case problems([PackageProblem])
}
