internal import Papers
internal import Registry
internal import Storage

extension StorageError {
    /// Whether a file is not the one that a line names any more: a later line moved or replaced it, and
    /// comes to it again.
    var isOvertaken: Bool { code == .missing || code == .differs }
}

extension RegistryReader {
    /// What is read, `nil` when a later line has overtaken it.
    func unlessOvertaken<Value>(_ read: () throws -> Value) throws -> Value? {
        do {
            return try read()
        } catch let error as StorageError {
            guard error.isOvertaken else { throw error }
            return nil
        }
    }

    /// A case as a line left it, `nil` when a later line has overtaken it.
    func record(of standing: CaseStanding) throws -> CaseRecord? {
        try unlessOvertaken { try CaseFile.read(try caseFile(of: standing)) }
    }

    /// An entry as a line left it, `nil` when a later line has overtaken it.
    func folio(of standing: EntryStanding) throws -> RegisterFolio? {
        try unlessOvertaken { try EntryFile.read(try entryFile(of: standing)) }
    }

    /// A provider's catalogue as a line left it, `nil` when a later line has overtaken it.
    func catalogue(of provider: PartyID, _ digest: ContentDigest) throws -> ProviderCatalogue? {
        try unlessOvertaken {
            try CatalogueFile.read(
                try registryFile(CatalogueFile.path(of: provider), digest: digest))
        }
    }
}
