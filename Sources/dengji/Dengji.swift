// dengji: the command line.
//
// What it is for: everything a person or a script does with a workspace from a shell: preparing,
// checking and packing packages, deciding, looking, verifying, and running the watcher.
//
// Guarantees: results go to standard output, messages and progress to standard error. Text is in
// Chinese or in English by LC_ALL, LC_MESSAGES, LANG; JSON is the same in every language, its keys
// sorted. The exit status is one of `ExitStatus`. A message says what is wrong and what to do.
//
// Never: changes the registry, but by dropping a package into the inbox as anybody else would; the one
// exception, `adopt --unsigned`, is for demonstrations and old sets, and takes the lock; so do `site`,
// which makes views anew and changes nothing else, and `key`, which changes `registry/keys/` alone.
// `resend` puts files into the outbox that the journal names, without a lock. No
// room below prints or reads the environment, so this is the only place to look for either.
//
// Failures: what a package, a paper or a workspace has wrong is a result, status 1. A command that
// cannot be understood is 2, a world that fails 3. Both are a `CommandError` or a typed error of a
// room, and end the program after one message.
internal import ArgumentParser
internal import Foundation
internal import Registry
internal import System

/// The root command.
@main
struct Dengji: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "dengji",
            abstract: Message(
                zh: "登记：用文件夹办理公共数据资源登记",
                en: "A registry of public data that runs on folders"
            ).text,
            discussion: Message(
                zh: "退出状态：0 完成；1 有问题或未通过核验；2 用法有误；3 环境故障。",
                en: "Exit status: 0 done; 1 findings or not verified; 2 usage; "
                    + "3 the environment failed."
            ).text,
            version: ProgramVersion.text,
            subcommands: [
                InitCommand.self,
                RunCommand.self,
                NewCommand.self,
                PackCommand.self,
                CheckCommand.self,
                DecideCommand.self,
                StatusCommand.self,
                FindCommand.self,
                ExplainCommand.self,
                VerifyCommand.self,
                DoctorCommand.self,
                ResendCommand.self,
                BackupCommand.self,
                RestoreCommand.self,
                ReindexCommand.self,
                SiteCommand.self,
                ReportCommand.self,
                ArchiveCommand.self,
                ProcedureCommand.self,
                CalendarCommand.self,
                AdoptCommand.self,
                RehearseCommand.self,
                CourierCommand.self,
                ConfigCommand.self,
                PartyCommand.self,
                KeyCommand.self,
                ManualCommand.self,
            ])
    }

    /// Runs the command of the arguments, and ends with its status.
    static func main() {
        do {
            // Private keys and passphrases pass through this memory: no core file, no debugger of
            // another process of the same user.
            try ThisProcess.refuseDumps()
            try ThisProcess.setLimit(.coreBytes, to: 0)
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Foundation.exit(ExitStatus.report(error).rawValue)
        }
    }
}
