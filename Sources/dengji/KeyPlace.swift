internal import ArgumentParser
internal import Pipeline
internal import Registry
internal import WorkingDays

/// Where a command on keys works, and when.
struct KeyPlace: ParsableArguments {
    @Option(
        help: .both("自该时间起；未指明时为现在", "From this time on; else now"),
        transform: ArgumentReading.instant)
    var at: Instant?

    @OptionGroup var place: WorkspaceOption

    /// The workspace, which has a registry.
    func workspace() throws -> WorkspaceFolder {
        let workspace = try place.find()
        try workspace.needRegistry()
        try workspace.needMayChoose(at)
        return workspace
    }

    /// An organisation on file that issues papers.
    func issuer(_ code: PartyID, in workspace: WorkspaceFolder) throws -> Party {
        let party = try PartyAsking.known(code, in: workspace)
        let configuration = try workspace.configuration()
        guard party.roles.contains(.registrar) || party.id == configuration?.authority else {
            throw CommandError.usage(
                Message(
                    zh: "\(party.name)不签发文书，不需要密钥。",
                    en: "\(code.code) issues no papers and needs no key here."),
                advice: Message(
                    zh: "登记机构的身份：dengji party change。",
                    en: "To become a registrar: dengji party change."))
        }
        return party
    }

    /// Runs `body` with the keys under the workspace's lock.
    func work<Result>(
        in workspace: WorkspaceFolder, _ body: (KeyWork) throws -> Result
    ) throws -> Result {
        let work = try KeyWork(
            workspace.root, now: at ?? ArgumentReading.now(), random: RandomBytes.take)
        do {
            let result = try body(work)
            try work.close()
            return result
        } catch {
            try work.close()
            throw error
        }
    }
}
