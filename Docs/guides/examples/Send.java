// Sends one package to the registry and reads what it answers, with Java 17 alone.
//
//   java Send.java read OUTBOX STATE
//   java Send.java send OUTBOX STATE INBOX TEMPLATE ID NAME CATALOGUE-CODE
//
// 参数、环境变量 WAIT 和退出状态与 send.sh 相同。

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

public class Send {
    static final String APPLICATION = "urn:dengji:application:1";
    static final String PAPER = "urn:dengji:paper:1";
    static final Set<String> REFUSED =
        Set.of("return", "refusal", "rejection", "termination", "quarantine-report");
    static final Set<String> DONE =
        Set.of("certificate", "result", "cancellation", "revocation", "proof");

    /** 读过的一份文书。 */
    record Paper(String kind, String digest) {}

    public static void main(String[] args) throws Exception {
        boolean reads = args.length == 3 && args[0].equals("read");
        boolean sends = args.length == 8 && args[0].equals("send");
        if (!reads && !sends) {
            System.err.println("java Send.java read OUTBOX STATE");
            System.err.println(
                "java Send.java send OUTBOX STATE INBOX TEMPLATE ID NAME CATALOGUE-CODE");
            System.exit(2);
        }
        Path outbox = Path.of(args[1]);
        Path state = Files.createDirectories(Path.of(args[2]));
        System.exit(reads ? read(outbox, state) : send(outbox, state, args));
    }

    static int send(Path outbox, Path state, String[] args) throws Exception {
        String id = args[5];
        Path inbox = Path.of(args[3]);
        Path box = state.resolve(id + ".zip");
        // 同一编号已经做成的，原样再发：登记系统认得重复，给出同样的答复。
        if (!Files.exists(box)) {
            build(box, Path.of(args[4]), id, args[6], args[7]);
        }
        byte[] content = Files.readAllBytes(box);
        String sent = digest(content);
        replace(inbox.resolve(id + ".zip"), content);

        String wait = System.getenv().getOrDefault("WAIT", "60");
        long deadline = System.nanoTime() + Long.parseLong(wait) * 1_000_000_000L;
        int status = 5;
        int idle = 0;
        while (System.nanoTime() < deadline && (status == 5 || idle < 10)) {
            Paper paper = readNext(outbox, state);
            if (paper == null) {
                idle++;
                Thread.sleep(200);
                continue;
            }
            idle = 0;
            if (!paper.digest().equals(sent)) continue;
            if (paper.kind().equals("acknowledgement")) status = 4;
            if (paper.kind().equals("return")) { // 没有立案；改正后用原编号重做、重发
                Files.move(box, state.resolve(id + ".returned.zip"),
                    StandardCopyOption.REPLACE_EXISTING);
            }
            if (REFUSED.contains(paper.kind())) return 3;
            if (DONE.contains(paper.kind())) return 0;
        }
        return status;
    }

    static int read(Path outbox, Path state) throws Exception {
        while (readNext(outbox, state) != null) {}
        TreeMap<Integer, Path> papers = papers(outbox);
        int last = last(state);
        if (!papers.isEmpty() && papers.lastKey() > last) {
            System.err.println("缺少序号 " + (last + 1) + " 的文书");
            return 6;
        }
        return 0;
    }

    /** 读取下一份文书，读完才记下序号；还没有的，返回 null。 */
    static Paper readNext(Path outbox, Path state) throws Exception {
        int number = last(state) + 1;
        Path path = papers(outbox).get(number);
        if (path == null) return null;
        Element root = parse(path).getDocumentElement();
        String kind = root.getAttribute("kind");
        System.out.println(String.join(" ", String.valueOf(number), kind, root.getAttribute("code"),
            text(root, "packageId"), text(root, "case")));
        var findings = root.getElementsByTagNameNS(PAPER, "finding");
        for (int i = 0; i < findings.getLength(); i++) {
            Element finding = (Element) findings.item(i);
            System.out.println("  " + finding.getAttribute("rule") + " " + text(finding, "zh"));
        }
        Element answers = (Element) root.getElementsByTagNameNS(PAPER, "answers").item(0);
        String digest = answers == null ? "" : text(answers, "digest");
        replace(state.resolve("last"), String.valueOf(number).getBytes());
        return new Paper(kind, digest);
    }

    /** 做成来件：填入编号、名称、目录代码和每个附件的大小、摘要，再打成 ZIP。 */
    static void build(Path box, Path template, String id, String name, String code)
            throws Exception {
        Document document = parse(template.resolve("application.xml"));
        Element root = document.getDocumentElement();
        root.setAttribute("id", id);
        root.setAttribute("created", OffsetDateTime.now(ZoneOffset.ofHours(8))
            .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx")));
        Element resource = (Element) root.getElementsByTagNameNS(APPLICATION, "resource").item(0);
        child(resource, "name").setTextContent(name);
        child(resource, "catalogueCode").setTextContent(code);
        var attachments = root.getElementsByTagNameNS(APPLICATION, "attachment");
        Path part = box.resolveSibling(box.getFileName() + ".tmp");
        try (var zip = new ZipOutputStream(Files.newOutputStream(part))) {
            for (int i = 0; i < attachments.getLength(); i++) {
                Element attachment = (Element) attachments.item(i);
                byte[] content = Files.readAllBytes(template.resolve(attachment.getAttribute("path")));
                attachment.setAttribute("size", String.valueOf(content.length));
                attachment.setAttribute("digest", digest(content));
                zip.putNextEntry(new ZipEntry(attachment.getAttribute("path")));
                zip.write(content);
            }
            zip.putNextEntry(new ZipEntry("application.xml"));
            TransformerFactory.newInstance().newTransformer()
                .transform(new DOMSource(document), new StreamResult(zip));
        }
        Files.move(part, box, StandardCopyOption.ATOMIC_MOVE);
    }

    /** 发件文件夹中的文书，按序号。 */
    static TreeMap<Integer, Path> papers(Path outbox) throws IOException {
        var papers = new TreeMap<Integer, Path>();
        if (!Files.isDirectory(outbox)) return papers;
        try (var years = Files.newDirectoryStream(outbox, "[0-9]*")) {
            for (Path year : years) {
                try (var files = Files.newDirectoryStream(year, "[0-9]*_*.xml")) {
                    for (Path file : files) {
                        papers.put(Integer.parseInt(file.getFileName().toString().substring(0, 8)), file);
                    }
                }
            }
        }
        return papers;
    }

    static int last(Path state) throws IOException {
        Path last = state.resolve("last");
        return Files.exists(last) ? Integer.parseInt(Files.readString(last).strip()) : 0;
    }

    /** 写成临时文件并落盘，再改名。 */
    static void replace(Path path, byte[] content) throws IOException {
        Path part = path.resolveSibling("." + path.getFileName() + ".part");
        Files.write(part, content);
        try (var file = FileChannel.open(part, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    }

    static String digest(byte[] content) throws Exception {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
        return "sha256:" + HexFormat.of().formatHex(sum);
    }

    static Document parse(Path path) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(path.toFile());
    }

    static Element child(Element parent, String name) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) return element;
        }
        throw new IllegalArgumentException("模板中没有 " + name);
    }

    static String text(Element parent, String name) {
        var nodes = parent.getElementsByTagNameNS(PAPER, name);
        return nodes.getLength() == 0 ? "" : nodes.item(0).getTextContent();
    }
}
