internal import Cell
internal import Pipeline
internal import Registry
internal import Storage
internal import System

/// The programs that this one starts: whether they are there, of this version, and start.
struct ChildrenCheck: DoctorCheck {
    static let code = "programs"
    static let title = Message(zh: "子程序", en: "child programs")

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        let configuration = try examined.folder.configuration()
        return try examiner(examined, configuration) + press(examined, configuration)
    }

    /// One is started, judges nothing, and says what of its cell it could not lock.
    private func examiner(_ examined: ExaminedWorkspace, _ configuration: Configuration?) throws
        -> [DoctorFinding]
    {
        let rules = try examined.folder.rules()
        let adopted = examined.path(WorkspacePaths.rules).appending(Path(rules.digest.hex))
        let folder =
            try WorkspaceFolder.exists(adopted)
            ? adopted : examined.path(WorkspacePaths.schemas)
        let started: ExaminerProbe
        do {
            started = try ExaminerProbe(
                program: try InstalledFiles.examiner(), rules: folder,
                limits: configuration?.limits ?? IntakeLimits())
        } catch let error as PipelineError {
            return [
                DoctorFinding(
                    .fault, "examiner-unusable", "dengji-examiner",
                    Message(
                        zh: "dengji-examiner 不能使用，收件停止：\(error)",
                        en: "dengji-examiner cannot be used, and nothing is taken in: \(error)"),
                    advice: ChildrenCheck.reinstalling)
            ]
        }
        var findings: [DoctorFinding] = []
        if started.engine != ProgramVersion.engine {
            findings.append(
                DoctorFinding(
                    .fault, "examiner-version", "dengji-examiner",
                    Message(
                        zh: "dengji-examiner 是 \(started.engine)，而本程序是 \(ProgramVersion.engine)。",
                        en:
                            "dengji-examiner is \(started.engine), and this program is "
                            + "\(ProgramVersion.engine)."),
                    advice: ChildrenCheck.reinstalling))
        }
        let known = Set(Cell.gaps().map(\.part))
        let further = started.gaps.filter { !known.contains($0.part) }
        if !further.isEmpty {
            findings.append(KernelCheck.incomplete(further, "dengji-examiner"))
        }
        return findings
    }

    private func press(_ examined: ExaminedWorkspace, _ configuration: Configuration?) throws
        -> [DoctorFinding]
    {
        guard let printing = configuration?.printing, printing.printsPapers else { return [] }
        do {
            try PressChild(
                program: try InstalledFiles.press(), root: examined.root,
                rules: try examined.folder.rules().digest, settings: printing
            ).stop()
            return []
        } catch let failure as PressChild.Failure {
            return [
                DoctorFinding(
                    .warning, "press-unusable", "dengji-press",
                    Message(
                        zh: "config.xml 要求制作 PDF，而 dengji-press 不能使用：\(failure)",
                        en: "config.xml asks for PDFs, and no PDF can be made: \(failure)"),
                    advice: Message(
                        zh:
                            "安装 dengji-press 和字体（fonts-noto-cjk、fonts-hanazono），或者改正 "
                            + "config.xml 的 press。",
                        en:
                            "Install dengji-press and the fonts (fonts-noto-cjk, "
                            + "fonts-hanazono), or correct "
                            + "press in config.xml."))
            ]
        }
    }

    private static let reinstalling = Message(
        zh: "重新安装，三个程序放在同一文件夹：make install",
        en: "Install again, the three programs in one folder: make install")
}
