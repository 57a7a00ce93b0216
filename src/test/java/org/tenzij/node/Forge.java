package org.tenzij.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.tenzij.envelope.RawEnvelope;
import org.tenzij.envelope.Sealer;
import org.tenzij.envelope.SigningKey;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.receive.Incoming;
import org.tenzij.trust.Credential;
import org.tenzij.trust.ExampleAuthority;
import org.tenzij.trust.ExampleCommunity;

/** A message that a test changes and seals with real keys, starting from one that was really admitted. */
final class Forge {
    static final String PAYLOAD = "content/payload.json";

    final ObjectNode manifest;
    final ObjectNode decision;
    final ObjectNode payload;
    final SortedMap<String, byte[]> receipts = new TreeMap<>();

    Forge(ObjectNode manifest, ObjectNode decision, ObjectNode payload) {
        this.manifest = manifest;
        this.decision = decision;
        this.payload = payload;
    }

    /** The same message under an id and a number of its own: it would be admitted as it stands. */
    static Forge like(Incoming.Message message) {
        Forge forge = new Forge(
                (ObjectNode) StrictJson.tree(message.manifestBytes(), "manifest"),
                (ObjectNode) StrictJson.tree(message.decision(), "decision"),
                (ObjectNode) StrictJson.tree(message.content(), "payload"));
        forge.manifest.put("id", MessageId.at(Instant.now()).value());
        return forge;
    }

    /** Every file of the container, manifest and decision made to fit the content. */
    SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> content = content();
        byte[] decided = CanonicalJson.bytes(decision);
        manifest.put("decision", Digest.of(decided).value());
        var parts = manifest.putArray("parts");
        content.forEach((path, bytes) -> parts.addObject()
                .put("path", path)
                .put("mediaType", "application/json")
                .put("sizeBytes", bytes.length)
                .put("sha256", Digest.of(bytes).value()));
        SortedMap<String, byte[]> files = new TreeMap<>(content);
        files.put("decision.json", decided);
        files.put("manifest.json", CanonicalJson.bytes(manifest));
        return files;
    }

    private SortedMap<String, byte[]> content() {
        SortedMap<String, byte[]> content = new TreeMap<>(receipts);
        content.put(PAYLOAD, CanonicalJson.bytes(payload));
        return content;
    }

    /** Makes the decision one about this payload. */
    Forge decided() {
        decision.put("content", Digest.of(CanonicalJson.bytes(payload)).value());
        return this;
    }

    /** Sealed as the gateway seals. */
    byte[] seal(TestNetwork network, String from, String to) {
        return seal(own(network, from), recipient(network, to));
    }

    byte[] seal(SigningKey key, X509Certificate recipient) {
        SortedMap<String, byte[]> files = files();
        Manifest written = StrictJson.read(bytes(files, "manifest.json"), Manifest.class, "manifest");
        return new Sealer(key)
                .seal(written, bytes(files, "decision.json"), content(), recipient)
                .envelope()
                .bytes();
    }

    /** Sealed without the checks of the gateway's own sealer. */
    byte[] sealUnchecked(TestNetwork network, String from, String to) {
        return sealUnchecked(network, from, to, files());
    }

    static byte[] sealUnchecked(TestNetwork network, String from, String to, SortedMap<String, byte[]> files) {
        return RawEnvelope.seal(
                RawEnvelope.container(files, own(network, from), Instant.now()), recipient(network, to));
    }

    /** As {@link #sealUnchecked}, without one file of the container. */
    byte[] sealWithout(TestNetwork network, String from, String to, String missing) {
        Map<String, byte[]> container = RawEnvelope.container(files(), own(network, from), Instant.now());
        container.remove(missing);
        return RawEnvelope.seal(container, recipient(network, to));
    }

    private static byte[] bytes(SortedMap<String, byte[]> files, String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalStateException(path);
        }
        return bytes;
    }

    static SigningKey own(TestNetwork network, String party) {
        Credential signing = network.keys(party).signing();
        return new SigningKey(signing.key(), signing.certificate(), signing.others());
    }

    static X509Certificate recipient(TestNetwork network, String party) {
        return network.keys(party).encryption().getFirst().certificate();
    }

    /** A new key for which that authority vouches, as that party's signer. */
    static SigningKey issued(ExampleCommunity community, String party, int usage, Instant from, Instant until) {
        KeyPair pair = ExampleAuthority.newKey();
        X509Certificate certificate = community
                .authority(new Party(party))
                .issue(ExampleCommunity.signingSubject(new Party(party)), pair.getPublic(), usage, from, until);
        return new SigningKey(pair.getPrivate(), certificate, List.of());
    }

    /** A new key under that party's subject, for which nobody but itself vouches. */
    static SigningKey selfSigned(String party) {
        KeyPair pair = ExampleAuthority.newKey();
        Instant now = Instant.now();
        X500Name name = X500Name.getInstance(
                ExampleCommunity.signingSubject(new Party(party)).getEncoded());
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(4711),
                    Date.from(now.minus(1, ChronoUnit.HOURS)),
                    Date.from(now.plus(1, ChronoUnit.DAYS)),
                    name,
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            return new SigningKey(
                    pair.getPrivate(),
                    new JcaX509CertificateConverter()
                            .getCertificate(builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))),
                    List.of());
        } catch (java.io.IOException
                | java.security.GeneralSecurityException
                | org.bouncycastle.operator.OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
