internal import Registry
internal import WorkingDays

/// Findings that arise between examination and docket.
enum SystemFindings {
    /// No profile covers the day of receipt.
    static func noProfile(_ day: Day) -> Finding {
        RegistryRule.noProfile.finding(found: day.iso, ["day": day.chinese, "iso": day.iso])
    }

    /// The applicant committed itself to another text than the one in force (办法 art. 9(1)).
    static func commitmentVersion(_ facts: PackageFacts, expected: String) -> Finding {
        RegistryRule.commitmentVersion.finding(
            at: facts.source.place("commitment[1]", attribute: "version"),
            found: facts["commitment.version"], expected: expected, ["expected": expected])
    }

    /// The kind is known to the schemas but opens no procedure yet.
    static func noProcedure(_ kind: PackageKind?, _ source: DocumentSource) -> Finding {
        let name = kind?.rawValue ?? ""
        return RegistryRule.noProcedure.finding(
            at: source.place(attribute: "kind"), found: name,
            ["kind": name])
    }

    /// The kind opens a procedure, but not under the profile of the day of receipt.
    static func procedureNotInProfile(
        _ kind: PackageKind, profile: String, _ source: DocumentSource
    ) -> Finding {
        RegistryRule.procedureNotInProfile.finding(
            at: source.place(attribute: "kind"), found: kind.rawValue, expected: profile,
            ["kind": kind.rawValue, "profile": profile])
    }

    /// The kind opens procedures, but none about that entry: it is of another kind or unknown.
    static func procedureNotForEntry(_ facts: PackageFacts, isKnown: Bool) -> Finding {
        guard isKnown else {
            let number = facts[FactName.entryNumber] ?? ""
            return RegistryRule.entryUnknown.finding(
                at: facts.source.place("entry[1]/number[1]"), found: number, ["number": number])
        }
        return RegistryRule.procedureEntry.finding(
            at: facts.source.place(), found: facts[FactName.entryNumber], expected: nil,
            [
                "kind": facts.kind.rawValue, "title": facts.kind.rawValue,
                "number": facts[FactName.entryNumber] ?? "",
            ])
    }

    /// The slip was signed with another officer's certificate than the one it names.
    static func otherOfficer(signer: String, _ slip: DecisionSlip) -> Finding {
        RegistryRule.officerSigner.finding(
            at: slip.source.place("officer[1]"), found: slip.officer, expected: signer,
            ["signer": signer, "named": slip.officer])
    }

    /// A folder was dropped instead of a file.
    static func folderDropped(_ name: String) -> Finding {
        RegistryRule.folderDropped.finding(
            at: FindingPlace(file: name), found: "文件夹 (folder)",
            expected: "一个 ZIP 或 XML 文件 (one ZIP or XML file)")
    }
}
