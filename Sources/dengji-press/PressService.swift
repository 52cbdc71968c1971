internal import Press
internal import System

/// Answers requests one after another, until the other end closes standard input.
struct PressService: ~Copyable {
    private let papers: PaperPress
    private let docket: DocketPress
    private let typesetter: Typesetter
    private let input: FileDescriptor
    private let output: FileDescriptor

    init(_ sheets: PaperSheets, input: consuming FileDescriptor, output: consuming FileDescriptor) {
        papers = PaperPress(sheets: sheets)
        docket = DocketPress(sheets: sheets)
        typesetter = sheets.typesetter
        self.input = input
        self.output = output
    }

    /// Says that it is ready and which parts of its cell are missing, then answers. Throws when a
    /// stream fails or what came is no request.
    func run(lacking gaps: [String]) throws {
        try send(.ready(gaps: gaps))
        while let prefix = try input.readExactly(Press.prefixBytes) {
            guard let length = Press.length(ofPrefix: prefix) else {
                throw PressError.malformed("a length beyond the limit")
            }
            guard let message = try input.readExactly(length) else { throw PressError.truncated }
            try send(answer(try PressRequest(decoding: message)))
        }
    }

    private func answer(_ request: PressRequest) -> PressReply {
        typesetter.begin()
        do {
            let (bytes, pages) =
                switch request {
                case .paper(let paper): try papers.pdf(of: paper)
                case .docket(let docket): try self.docket.pdf(of: docket)
                }
            return .printed(
                pdf: bytes, pages: pages, missing: typesetter.missing.map(\.value).sorted())
        } catch {
            return .failed("\(error)")
        }
    }

    private func send(_ reply: PressReply) throws {
        guard let framed = Press.framed(reply.encoded()) else {
            return try send(.failed("the PDF is longer than \(Press.maxBytes) bytes"))
        }
        try output.write(framed)
    }
}
