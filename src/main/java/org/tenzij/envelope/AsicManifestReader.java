package org.tenzij.envelope;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Untrusted;

/** Reads an ASiCManifest of exactly our shape: plain ASCII, no document type, no entities, no unknown element or attribute. */
final class AsicManifestReader {
    private static final int MAX_BYTES = 256 * 1024;

    private final XMLStreamReader xml;

    private AsicManifestReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** The digests by path. */
    static Map<String, Digest> read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw bad("the signed list is longer than " + MAX_BYTES + " bytes");
        }
        for (byte octet : bytes) {
            if (octet < ' ' && octet != '\n' && octet != '\r' && octet != '\t') {
                throw bad("the signed list is not plain ASCII");
            }
        }
        // From text, so that a declared encoding cannot make it mean something else.
        String text = new String(bytes, StandardCharsets.US_ASCII);
        if (text.contains("<!")) {
            throw bad("a document type, comment or CDATA section has no place here");
        }
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
            try {
                return new AsicManifestReader(xml).manifest();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw bad("the signed list is not the XML that is expected here");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private Map<String, Digest> manifest() throws XMLStreamException {
        if (xml.next() != XMLStreamReader.START_ELEMENT) {
            throw bad("something stands before the list");
        }
        open(AsicManifest.ASIC, "ASiCManifest");
        xml.nextTag();
        open(AsicManifest.ASIC, "SigReference", "URI", "MimeType");
        if (!Container.SIGNATURE.equals(required("URI"))) {
            throw bad("the list speaks of another signature");
        }
        close();
        Map<String, Digest> digests = new TreeMap<>();
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            open(AsicManifest.ASIC, "DataObjectReference", "URI", "MimeType");
            String path = required("URI");
            if (digests.put(path, digest()) != null) {
                throw bad("the list names a file twice");
            }
            close();
        }
        while (xml.hasNext()) {
            int event = xml.next();
            if (event != XMLStreamReader.END_DOCUMENT && !(event == XMLStreamReader.SPACE)) {
                throw bad("something stands behind the list");
            }
        }
        return digests;
    }

    private Digest digest() throws XMLStreamException {
        xml.nextTag();
        open(AsicManifest.XMLDSIG, "DigestMethod", "Algorithm");
        if (!AsicManifest.SHA_256.equals(required("Algorithm"))) {
            throw Distrust.algorithm("a digest", AsicManifest.PATH);
        }
        close();
        xml.nextTag();
        open(AsicManifest.XMLDSIG, "DigestValue");
        String value = xml.getElementText().strip();
        try {
            byte[] raw = Base64.getDecoder().decode(value);
            if (raw.length == 32 && Base64.getEncoder().encodeToString(raw).equals(value)) {
                return Digest.ofRaw(raw);
            }
        } catch (IllegalArgumentException e) {
            throw bad("a digest is not base64");
        }
        throw bad("a digest is not of 32 octets");
    }

    /** The reader stands at this very element, which has no attributes but these. */
    private void open(String namespace, String name, String... attributes) throws XMLStreamException {
        xml.require(XMLStreamReader.START_ELEMENT, namespace, name);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            boolean known = xml.getAttributeNamespace(i) == null && known(xml.getAttributeLocalName(i), attributes);
            if (!known) {
                throw bad("an element has an attribute that is not expected");
            }
        }
    }

    private static boolean known(String attribute, String... attributes) {
        for (String name : attributes) {
            if (name.equals(attribute)) {
                return true;
            }
        }
        return false;
    }

    private String required(String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        if (value == null) {
            throw bad("an attribute is missing");
        }
        return value;
    }

    /** The element holds nothing more. */
    private void close() throws XMLStreamException {
        if (xml.nextTag() != XMLStreamReader.END_ELEMENT) {
            throw bad("an element holds more than is expected");
        }
    }

    private static Untrusted bad(String what) {
        return Distrust.container(what, AsicManifest.PATH);
    }
}
