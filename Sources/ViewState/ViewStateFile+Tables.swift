extension ViewStateFile {
    /// See Docs/FORMATS.md.
    static let tables = """
        CREATE TABLE place (
            lineCount INTEGER NOT NULL, digest BLOB NOT NULL, lastAt INTEGER NOT NULL,
            segment TEXT, sizeBytes INTEGER NOT NULL, tree BLOB NOT NULL) STRICT;
        CREATE TABLE catalogue (party TEXT PRIMARY KEY, digest BLOB) STRICT, WITHOUT ROWID;
        CREATE TABLE entry (
            number TEXT PRIMARY KEY, kind TEXT NOT NULL, version INTEGER NOT NULL,
            state TEXT NOT NULL, since INTEGER NOT NULL, digest BLOB NOT NULL,
            registrants TEXT NOT NULL, sources TEXT NOT NULL, hasRights INTEGER NOT NULL,
            marks TEXT NOT NULL, catalogueCode TEXT, certificate BLOB, tick TEXT, tickAt INTEGER,
            isProvisional INTEGER) STRICT, WITHOUT ROWID;
        CREATE TABLE registrant (
            party TEXT NOT NULL, number TEXT NOT NULL, PRIMARY KEY (party, number))
            STRICT, WITHOUT ROWID;
        CREATE TABLE source (
            number TEXT PRIMARY KEY, sources TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE dependant (
            source TEXT NOT NULL, number TEXT NOT NULL, PRIMARY KEY (source, number))
            STRICT, WITHOUT ROWID;
        CREATE TABLE deskCase (
            number TEXT PRIMARY KEY, folder TEXT NOT NULL, digest BLOB NOT NULL,
            rules BLOB NOT NULL, subject TEXT, waitsForEntry INTEGER NOT NULL, tick TEXT,
            tickAt INTEGER, isProvisional INTEGER, endedAt INTEGER) STRICT, WITHOUT ROWID;
        CREATE TABLE casePaper (
            number TEXT NOT NULL, place INTEGER NOT NULL, party TEXT NOT NULL, path TEXT NOT NULL,
            kind TEXT NOT NULL, at INTEGER NOT NULL, caseNumber TEXT,
            PRIMARY KEY (number, place)) STRICT, WITHOUT ROWID;
        CREATE TABLE shelf (party TEXT PRIMARY KEY, isDesk INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE shelfPaper (
            shelf TEXT NOT NULL, place INTEGER NOT NULL, party TEXT NOT NULL, path TEXT NOT NULL,
            kind TEXT NOT NULL, at INTEGER NOT NULL, caseNumber TEXT,
            PRIMARY KEY (shelf, place)) STRICT, WITHOUT ROWID;
        CREATE TABLE shelfDay (
            shelf TEXT NOT NULL, day INTEGER NOT NULL, papers INTEGER NOT NULL,
            PRIMARY KEY (shelf, day)) STRICT, WITHOUT ROWID;
        CREATE TABLE shelfCase (
            shelf TEXT NOT NULL, place INTEGER NOT NULL, number TEXT NOT NULL,
            PRIMARY KEY (shelf, place)) STRICT, WITHOUT ROWID;
        """
}
