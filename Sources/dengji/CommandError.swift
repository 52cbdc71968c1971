internal import Courier
internal import Definitions
internal import Pipeline
internal import Search
internal import Storage
internal import System

/// Why a command stops: what is wrong, what to do, and the status that says which side it is on.
struct CommandError: Error, Hashable {
    /// `usage` or `environment`.
    var status: ExitStatus
    /// One sentence.
    var message: Message
    /// What to do.
    var advice: Message?

    /// A command that cannot be done as it was given.
    static func usage(_ message: Message, advice: Message? = nil) -> CommandError {
        CommandError(status: .usage, message: message, advice: advice)
    }

    /// A world that is not as it must be.
    static func environment(_ message: Message, advice: Message? = nil) -> CommandError {
        CommandError(status: .environment, message: message, advice: advice)
    }

    private init(status: ExitStatus, message: Message, advice: Message?) {
        self.status = status
        self.message = message
        self.advice = advice
    }
}

extension CommandError {
    /// An error of a room, with the advice that fits it.
    init(_ error: any Error) {
        if let error = error as? PipelineError,
            let told = CommandError.aboutKeys(error) ?? CommandError.aboutReserve(error)
        {
            self = told
            return
        }
        switch error {
        case let error as CommandError: self = error
        case let error as StorageError:
            self = .environment(
                Message(
                    zh: "\(error.chinese)：\(error.subject)（\(error.cause)）",
                    en: "\(error.english): \(error.subject) (\(error.cause))"),
                advice: Message(zh: error.chineseAdvice, en: error.englishAdvice))
        case let error as DefinitionError:
            self = .environment(
                Message(
                    zh: "定义文件有误：\n\(error.description)",
                    en: "definitions are wrong:\n\(error.description)"),
                advice: Message(
                    zh: "按所列行号改正文件（registry/config.xml、单位文件或者 schemas/ 中的文件）。",
                    en: "Correct the lines named, in registry/config.xml, a party file or schemas/."
                ))
        case let error as SystemError:
            self = .environment(
                CommandError.sentence(for: error), advice: CommandError.advice(for: error))
        case let error as SearchError:
            self = .environment(
                Message(zh: "索引不能读取：\(error.description)", en: error.description),
                advice: Message(
                    zh: "删去 registry/index.sqlite 后重试；dengji run 会重新建立。",
                    en: "Delete registry/index.sqlite and try again; dengji run makes it anew."))
        case let error as ChannelError:
            self = .environment(
                Message(zh: error.chinese + "。", en: error.description + "."),
                advice: Message(
                    zh: "查看通道：dengji courier status --channel 文件夹",
                    en: "Look at the channel: dengji courier status --channel DIR"))
        default:
            self = .environment(
                Message(zh: "程序未能完成：\(error)", en: "not done: \(error)"),
                advice: Message(
                    zh: "查明工作区是否完好：dengji verify 工作区",
                    en: "See whether the workspace is whole: dengji verify WORKSPACE"))
        }
    }

    /// What failed, in words; what the system says of it, in brackets.
    private static func sentence(for error: SystemError) -> Message {
        // A file that is being written has a name of its own until it is whole.
        let isPart = error.subject.hasSuffix(".part")
        let subject = isPart ? Path(error.subject).folder.description : error.subject
        let words: Message
        if error.isMissing {
            words = Message(zh: "没有 \(subject)", en: "there is no \(subject)")
        } else if error.isDenied {
            words = Message(
                zh: "没有权限，不能使用 \(subject)", en: "permission denied for \(subject)")
        } else if error.isOutOfSpace {
            words = Message(zh: "磁盘已满，不能写入 \(subject)", en: "the disk is full: \(subject)")
        } else {
            return Message(zh: "系统调用失败：\(error.description)", en: error.description)
        }
        return Message(
            zh: "\(words.zh)（\(error.call)：\(error.name)）",
            en: "\(words.en) (\(error.call): \(error.name))")
    }

    private static func advice(for error: SystemError) -> Message? {
        if error.isMissing {
            let folder = Path(error.subject).folder
            return Message(
                zh: "请核对路径：ls -l \(folder)", en: "Check the path: ls -l \(folder)")
        }
        if error.isDenied {
            return Message(
                zh: "请核对文件权限：ls -ld \(error.subject)",
                en: "Check the permissions: ls -ld \(error.subject)")
        }
        if error.isOutOfSpace {
            return Message(
                zh: "请腾出磁盘空间后重试：df -h", en: "Make room on the disk and try again: df -h")
        }
        return nil
    }
}
