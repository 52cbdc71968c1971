internal import Views

/// Sets what is held and shown: a framed face with number, particulars, seal and QR code, then
/// everything as a notice says it, overleaf.
struct CertificateSheets {
    let typesetter: Typesetter
    let seals: SealCase

    /// The face has margins of its own, inside the frame.
    private static let size: PageSize = {
        var size = PageSize.a4
        size.left = 84
        size.right = 84
        size.top = 96
        size.bottom = 88
        return size
    }()
    /// What the lower part of the face takes: seal, date, code.
    private static let foot = 176.0

    /// The pages of a paper that has a face.
    func sheets(of paper: PrintedPaper, face: PrintedPaper.Face) throws -> [Sheet] {
        var sheets = [try self.face(paper, face)]
        let flow = PageFlow(.a4)
        let blocks = BlockFlow(flow: flow, typesetter: typesetter)
        let width = flow.size.textWidth
        flow.put(
            try typesetter.lines(
                paper.title + "附页", TextStyle(size: 16, leading: 26, isBold: true), width: width),
            .center)
        flow.put(
            try typesetter.lines(
                [face.number, paper.documentNumber, paper.caseNumber.map { "案号：" + $0 }]
                    .compactMap { $0 }.joined(separator: "　"), .small, width: width),
            .center)
        flow.leave(6)
        flow.put(try typesetter.lines(paper.addressees + "：", .emphasis, width: width))
        try blocks.put(paper.body)
        flow.leave(10)
        try NoticeSheets(typesetter: typesetter, seals: seals).notes(paper.notes, flow, blocks)
        sheets += flow.sheets
        return sheets
    }

    // MARK: The face

    private func face(_ paper: PrintedPaper, _ face: PrintedPaper.Face) throws -> Sheet {
        let flow = PageFlow(CertificateSheets.size)
        flow.beginPage()
        for element in CertificateFrame.elements(CertificateSheets.size) { flow.add(element) }
        try title(paper, face, flow)
        let limit = flow.bottom - CertificateSheets.foot
        let content = try Content(
            face, height: limit - flow.y, typesetter, flow.size)
        put(content, flow, limit: limit)
        try foot(paper, face, flow)
        var sheet = flow.sheets[0]
        sheet.isFace = true
        return sheet
    }

    private func title(
        _ paper: PrintedPaper, _ face: PrintedPaper.Face, _ flow: PageFlow
    ) throws {
        let width = flow.size.textWidth
        let style = TextStyle(size: 33, leading: 50, isBold: true, ink: .official, spacing: 5)
        flow.move(by: 14)
        flow.put(
            try typesetter.fittingLine(paper.title, style, width: width, smallest: 18), .center)
        flow.put(
            try typesetter.lines(
                face.english, TextStyle(size: 10.5, leading: 16, ink: .gold, spacing: 0.6),
                width: width), .center)
        flow.move(by: 14)
        flow.put(
            try typesetter.lines("登记号：" + face.number, .emphasis, width: width), .center)
        flow.put(
            try typesetter.lines("文号：" + paper.documentNumber, .cell, width: width), .center)
        flow.move(by: 10)
    }

    /// Says and rows of the face. What is too long for it is cut, the longest text first, and stands
    /// overleaf in full.
    private struct Content {
        var says: [[TextLine]] = []
        var rows: [(label: [TextLine], value: [TextLine])] = []
        var height = 0.0

        static let rowStyle = TextStyle(size: 11, leading: 17)
        static let sayStyle = TextStyle(size: 12.5, leading: 22)
        static let labelWidth = 112.0
        static let rowGap = 7.0
        /// No text takes more of the face.
        static let mostLines = 6
        static let mostRows = 12

        init(
            _ face: PrintedPaper.Face, height room: Double, _ typesetter: Typesetter,
            _ size: PageSize
        ) throws {
            let valueWidth = size.textWidth - Content.labelWidth - 12
            let fullSays = try face.says.map {
                try typesetter.lines(
                    $0, Content.sayStyle, width: size.textWidth, indent: 25)
            }
            // More rows than a face has room for: the rest stands overleaf.
            let shown = face.rows.prefix(Content.mostRows)
            let labels = try shown.map {
                try typesetter.lines($0.label, .label, width: Content.labelWidth - 12)
            }
            let fullValues = try shown.map {
                try typesetter.lines($0.value, Content.rowStyle, width: valueWidth)
            }
            var most = (fullSays + fullValues).map { min($0.count, Content.mostLines) }
            while true {
                let cut = try zip(fullSays + fullValues, most).enumerated().map { index, pair in
                    let (lines, most) = pair
                    if lines.count <= most { return lines }
                    let isSay = index < fullSays.count
                    let rest = try typesetter.lines(
                        "……（全文见附页）", .asideCell, width: isSay ? size.textWidth : valueWidth)
                    return Array(lines.prefix(most - 1)) + rest
                }
                says = Array(cut.prefix(fullSays.count))
                rows = zip(labels, cut.dropFirst(fullSays.count)).map { ($0, $1) }
                if face.rows.count > shown.count {
                    rows.append(
                        ([], try typesetter.lines("……（其余见附页）", .asideCell, width: 200)))
                }
                height =
                    says.joined().reduce(0) { $0 + $1.style.leading } + 10
                    + rows.reduce(0) { $0 + Content.height($1) }
                // Of texts as long as each other the later one is cut first: the name comes before the rest.
                let longest = most.indices.reversed().max { most[$0] < most[$1] }
                guard height > room, let longest, most[longest] > 1 else { return }
                most[longest] -= 1
            }
        }

        static func height(_ row: (label: [TextLine], value: [TextLine])) -> Double {
            max(
                row.label.reduce(0) { $0 + $1.style.leading },
                row.value.reduce(0) { $0 + $1.style.leading }) + rowGap
        }
    }

    private func put(_ content: Content, _ flow: PageFlow, limit: Double) {
        for lines in content.says { flow.put(lines) }
        flow.move(by: 10)
        let left = flow.size.left
        let right = flow.size.width - flow.size.right
        flow.add(.rule(x: left, y: flow.y, toX: right, toY: flow.y, pen: 0.8, .gold))
        for row in content.rows {
            let height = Content.height(row)
            if flow.y + height > limit { break }
            var y = flow.y + Content.rowGap / 2
            for line in row.label {
                flow.put(line, x: left + 6, width: Content.labelWidth - 12, .left, at: y + 1.5)
                y += line.style.leading
            }
            y = flow.y + Content.rowGap / 2
            for line in row.value {
                flow.put(
                    line, x: left + Content.labelWidth,
                    width: right - left - Content.labelWidth - 12, .left, at: y)
                y += line.style.leading
            }
            flow.move(by: height)
            flow.add(.rule(x: left, y: flow.y, toX: right, toY: flow.y, pen: 0.4, .gold))
        }
    }

    /// Code at the left, issuer, date and seal at the right.
    private func foot(_ paper: PrintedPaper, _ face: PrintedPaper.Face, _ flow: PageFlow) throws {
        let size = CertificateSheets.size
        let top = flow.bottom - CertificateSheets.foot + 20
        if let code = QRCode(face.code) {
            flow.add(.code(code, x: size.left + 4, y: top + 16, side: 92))
            var y = top + 114
            for line in try typesetter.lines(
                "扫码核对登记号、状态网址和摘要", .small, width: 150)
            {
                flow.put(line, x: size.left + 4, width: 150, .left, at: y)
                y += line.style.leading
            }
        }
        try Signature(typesetter: typesetter, seals: seals).put(
            paper, flow, x: size.width - size.right - 105, y: top + 68)
    }
}
