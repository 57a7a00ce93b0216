package org.tenzij.trust;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;

/** A made-up community whose lists of officers a test may rewrite and sign anew, rightly or not. */
final class OfficersFixture {
    static final Party BQ = new Party("bq");
    static final Party CW = new Party("cw");

    final ExampleCommunity example;
    final Instant now;
    private final Path folder;
    private final Path memory;

    OfficersFixture(Path folder, Instant now) {
        this.folder = folder.resolve("c");
        this.now = now;
        this.example = ExampleCommunity.generate(this.folder, List.of(Seat.local("bq", 1), Seat.local("cw", 2)), now);
        try {
            this.memory = Files.createDirectory(folder.resolve("memory"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Community community() {
        return Community.read(example.community(), example.schemeAuthorityDigest(), now);
    }

    Certificates certificates() {
        return new Certificates(
                community(),
                () -> RevocationLists.read(example.community().resolve("crl")),
                ExampleCommunity.LIST_VALIDITY);
    }

    OfficerLists lists(Instant at) {
        return OfficerLists.read(example.community(), community(), certificates(), memory, at);
    }

    /** What a node that starts now believes. */
    Officers officers() {
        OfficerLists lists = lists(now);
        return new Officers(certificates(), () -> lists);
    }

    OfficerKey key(Party party, String id) {
        return OfficerKey.open(
                folder.resolve(party.id())
                        .resolve("officers")
                        .resolve(id + ".p12")
                        .toString(),
                null);
    }

    OfficerKey authority(Party party) {
        return OfficerKey.open(
                folder.resolve(party.id())
                        .resolve("authority")
                        .resolve("authority.p12")
                        .toString(),
                null);
    }

    Path list(Party party) {
        return example.community().resolve("officers").resolve(party + ".json");
    }

    Path signature(Party party) {
        return example.community().resolve("officers").resolve(party + ".json.p7s");
    }

    /** Rewrites that party's list as its next edition, signed by its authority. */
    void edit(Party party, Consumer<ObjectNode> change) throws IOException {
        edit(party, change, authority(party)::sign);
    }

    void edit(Party party, Consumer<ObjectNode> change, java.util.function.UnaryOperator<byte[]> signing)
            throws IOException {
        ObjectNode list = (ObjectNode) StrictJson.tree(Files.readAllBytes(list(party)), "list");
        list.put("version", list.path("version").asLong() + 1);
        change.accept(list);
        byte[] bytes = list.toPrettyString().getBytes(StandardCharsets.UTF_8);
        Files.write(list(party), bytes);
        Files.write(signature(party), signing.apply(bytes));
    }

    /** A new certificate and key of that subject under the anchor of that party. */
    Credential issue(Party anchor, String commonName, int usage, Instant until) {
        KeyPair key = ExampleAuthority.newKey();
        X509Certificate certificate = example.authority(anchor)
                .issue(
                        ExampleAuthority.name(commonName),
                        key.getPublic(),
                        usage,
                        now.minus(Duration.ofHours(1)),
                        until);
        return new Credential(key.getPrivate(), certificate, List.of());
    }

    Credential issue(Party anchor, String commonName) {
        return issue(anchor, commonName, KeyUsage.digitalSignature, now.plus(Duration.ofDays(9)));
    }

    static String text(X509Certificate certificate) {
        return Base64.getEncoder().encodeToString(CertificateText.encoded(certificate));
    }

    static ObjectNode officer(ObjectNode list, int at) {
        return (ObjectNode) list.withArray("officers").get(at);
    }

    static ObjectNode mandate(ObjectNode list) {
        return (ObjectNode) list.withArray("mandates").get(0);
    }
}
