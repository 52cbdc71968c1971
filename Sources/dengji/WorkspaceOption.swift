internal import ArgumentParser
internal import Foundation
internal import System

/// `--workspace DIR`, else DENGJI_WORKSPACE, else the nearest folder upward that has `schemas/`.
struct WorkspaceOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Message(
                zh: "工作区；未指明时用环境变量 DENGJI_WORKSPACE，再次为含有 schemas/ 的最近上级文件夹",
                en: "The workspace; else DENGJI_WORKSPACE, else the nearest folder upward that has "
                    + "schemas/"
            ).text, valueName: "dir"), completion: .directory)
    var workspace: String?

    /// The path of the workspace, absolute; throws as `find` does.
    func folder() throws -> String { try find().root.description }

    /// The workspace, which has `schemas/`; throws with what to do when there is none.
    func find() throws -> WorkspaceFolder {
        if let found = try findIfAny() { return found }
        throw CommandError.environment(
            Message(
                zh: "这里和上级文件夹都没有工作区（含有 schemas/ 的文件夹）。",
                en: "there is no workspace here or above (a folder that has schemas/)."),
            advice: Message(
                zh:
                    "指明工作区：--workspace 文件夹，或者 export DENGJI_WORKSPACE=文件夹；新建演示：dengji init demo --demo",
                en: "Name one with --workspace DIR, or export DENGJI_WORKSPACE=DIR; to try it out: "
                    + "dengji init demo --demo"))
    }

    /// The workspace; `nil` when none is named and there is none here or above. Throws when the one
    /// that is named is none.
    func findIfAny() throws -> WorkspaceFolder? {
        if let workspace { return try named(workspace, by: "--workspace") }
        let variable = ProcessInfo.processInfo.environment["DENGJI_WORKSPACE"] ?? ""
        if !variable.isEmpty { return try named(variable, by: "DENGJI_WORKSPACE") }
        var path = try Files.realPath(".")
        while true {
            if try WorkspaceFolder.hasSchemas(path) { return WorkspaceFolder(root: path) }
            guard path != "/" else { return nil }
            path = path.folder
        }
    }

    private func named(_ text: String, by source: String) throws -> WorkspaceFolder {
        if try WorkspaceFolder.hasSchemas(Path(text)) {
            return WorkspaceFolder(root: try Files.realPath(Path(text)))
        }
        throw CommandError.environment(
            Message(
                zh: "\(text)（\(source)）不是工作区：其中没有 schemas/。",
                en: "\(text) (\(source)) is not a workspace: it has no schemas/."),
            advice: Message(
                zh: "请核对路径；新建的话，运行 dengji init \(text)",
                en: "Check the path; to make one, run: dengji init \(text)"))
    }
}
