extension StandingFile {
    /// One row a case, a package, an entry; see Docs/FORMATS.md.
    static let tables = """
        CREATE TABLE head (
            lineCount INTEGER NOT NULL, digest BLOB NOT NULL, lastAt INTEGER NOT NULL,
            segment TEXT, sizeBytes INTEGER NOT NULL, beforeLineCount INTEGER NOT NULL,
            beforeDigest BLOB NOT NULL, beforeLastAt INTEGER NOT NULL, beforeSegment TEXT,
            beforeSizeBytes INTEGER NOT NULL, tree BLOB NOT NULL, seal BLOB NOT NULL) STRICT;
        CREATE TABLE seal (part TEXT PRIMARY KEY, sum BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE small (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE standing (
            number TEXT PRIMARY KEY, folder TEXT NOT NULL, digest BLOB NOT NULL,
            rules BLOB NOT NULL, subject TEXT, waitsForEntry INTEGER NOT NULL, tick TEXT,
            tickAt INTEGER, isProvisional INTEGER, isOpen INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX standingOpen ON standing (number) WHERE isOpen = 1;
        CREATE TABLE consumed (
            line INTEGER PRIMARY KEY, sender TEXT NOT NULL, package TEXT NOT NULL,
            digest BLOB NOT NULL, caseNumber TEXT) STRICT;
        CREATE INDEX consumedKey ON consumed (sender, package);
        CREATE INDEX consumedDigest ON consumed (digest);
        CREATE TABLE noticed (key BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
        CREATE TABLE entry (
            id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, shard TEXT, kind TEXT NOT NULL,
            version INTEGER NOT NULL, state TEXT NOT NULL, since INTEGER NOT NULL,
            digest BLOB NOT NULL, registrants TEXT NOT NULL, sources TEXT NOT NULL,
            hasRights INTEGER NOT NULL, marks TEXT NOT NULL, catalogueCode TEXT, certificate BLOB,
            tick TEXT, tickAt INTEGER, isProvisional INTEGER) STRICT;
        CREATE INDEX entryShard ON entry (shard, id);
        CREATE INDEX entryTick ON entry (tickAt, number) WHERE tickAt IS NOT NULL;
        CREATE TABLE dependant (
            source TEXT NOT NULL, number TEXT NOT NULL, PRIMARY KEY (source, number))
            STRICT, WITHOUT ROWID;
        CREATE TABLE registrant (
            party TEXT NOT NULL, number TEXT NOT NULL, PRIMARY KEY (party, number))
            STRICT, WITHOUT ROWID;
        CREATE TABLE code (code TEXT PRIMARY KEY, number TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE mark (
            lineCount INTEGER PRIMARY KEY, digest BLOB NOT NULL, lastAt INTEGER NOT NULL,
            segment TEXT, sizeBytes INTEGER NOT NULL) STRICT;
        CREATE INDEX markAt ON mark (lastAt);
        """
}
