package org.tenzij.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Party;
import org.tenzij.trust.Community;

/** Reads back what {@code ExampleCommunity} wrote, so that a demo can go on over a folder it made before. */
final class CommunityFolder {
    private CommunityFolder() {}

    /** What a node of this example pins. The demo may take it from the folder itself: it protects nothing. */
    static String schemeAuthority(Path community) {
        try (InputStream pem = Files.newInputStream(community.resolve("scheme-authority.pem"))) {
            return Digest.of(CertificateFactory.getInstance("X.509")
                            .generateCertificate(pem)
                            .getEncoded())
                    .value();
        } catch (IOException e) {
            throw new UncheckedIOException("the example community cannot be read", e);
        } catch (CertificateException e) {
            throw new IllegalStateException("the example community holds no certificate", e);
        }
    }

    static int sftpPort(Path community, Party party) {
        return Community.read(community, new Digest(schemeAuthority(community)), Instant.now())
                .member(party)
                .sftp()
                .port();
    }
}
