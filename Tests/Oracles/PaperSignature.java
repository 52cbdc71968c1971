import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorException;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * Java's own XML signature (JSR 105) as the other side.
 *
 * verify ANCHOR.pem MILLISECONDS PAPER.xml   status 0 when it is good
 * sign KEY.pem CERTIFICATE.pem IN.xml OUT.xml
 */
public class PaperSignature {
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("sign")) {
            sign(arguments[1], arguments[2], arguments[3], arguments[4]);
        } else {
            boolean good =
                verify(certificate(arguments[1]), new Date(Long.parseLong(arguments[2])), arguments[3]);
            System.out.println(good ? "good" : "bad");
            System.exit(good ? 0 : 1);
        }
    }

    private static boolean verify(X509Certificate anchor, Date time, String path) throws Exception {
        Document document = parse(path);
        NodeList found = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        if (found.getLength() != 1) {
            return false;
        }
        DOMValidateContext context =
            new DOMValidateContext(new AnchoredKey(anchor, time), found.item(0));
        return XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context)
            .validate(context);
    }

    /** The key of the certificate in X509Data, once the anchor issued it; KeyValue is not read. */
    private static final class AnchoredKey extends KeySelector {
        private final X509Certificate anchor;
        private final Date time;

        AnchoredKey(X509Certificate anchor, Date time) {
            this.anchor = anchor;
            this.time = time;
        }

        @Override
        public KeySelectorResult select(
            KeyInfo info, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context)
            throws KeySelectorException {
            for (XMLStructure structure : info.getContent()) {
                if (!(structure instanceof X509Data)) {
                    continue;
                }
                for (Object content : ((X509Data) structure).getContent()) {
                    if (!(content instanceof X509Certificate)) {
                        continue;
                    }
                    X509Certificate certificate = (X509Certificate) content;
                    try {
                        certificate.verify(anchor.getPublicKey());
                        certificate.checkValidity(time);
                        anchor.checkValidity(time);
                    } catch (Exception error) {
                        throw new KeySelectorException(error);
                    }
                    Key key = certificate.getPublicKey();
                    return () -> key;
                }
            }
            throw new KeySelectorException("no certificate");
        }
    }

    private static void sign(String key, String certificate, String input, String output)
        throws Exception {
        Document document = parse(input);
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        Reference reference = factory.newReference(
            "", factory.newDigestMethod(DigestMethod.SHA256, null),
            List.of(
                factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                factory.newTransform(EXCLUSIVE, (TransformParameterSpec) null)),
            null, null);
        SignedInfo info = factory.newSignedInfo(
            factory.newCanonicalizationMethod(EXCLUSIVE, (C14NMethodParameterSpec) null),
            factory.newSignatureMethod(ECDSA, null), List.of(reference));
        KeyInfoFactory keys = factory.getKeyInfoFactory();
        KeyInfo keyInfo = keys.newKeyInfo(List.of(keys.newX509Data(List.of(certificate(certificate)))));
        String text = Files.readString(Path.of(key)).replaceAll("-----[A-Z ]*-----|\\s", "");
        PrivateKey secret = KeyFactory.getInstance("EC")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        DOMSignContext context = new DOMSignContext(secret, document.getDocumentElement());
        factory.newXMLSignature(info, keyInfo).sign(context);
        try (FileOutputStream stream = new FileOutputStream(output)) {
            TransformerFactory.newInstance().newTransformer()
                .transform(new DOMSource(document), new StreamResult(stream));
        }
    }

    private static Document parse(String path) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(Path.of(path).toFile());
    }

    private static X509Certificate certificate(String path) throws Exception {
        try (InputStream stream = new FileInputStream(path)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(stream.readAllBytes()));
        }
    }
}
