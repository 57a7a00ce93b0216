package org.tenzij.node;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tenzij.envelope.DecryptionKey;
import org.tenzij.envelope.Opener;
import org.tenzij.envelope.Sealer;
import org.tenzij.envelope.SigningKey;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Unavailable;
import org.tenzij.exchange.Untrusted;
import org.tenzij.send.Seal;
import org.tenzij.trust.Certificates;
import org.tenzij.trust.Community;
import org.tenzij.trust.Credential;
import org.tenzij.trust.ExampleMark;
import org.tenzij.trust.LastVersion;
import org.tenzij.trust.NodeKeys;
import org.tenzij.trust.RevocationLists;

/** Whom this node believes and with which keys it speaks. */
@Configuration(proxyBeanMethods = false)
class TrustConfiguration {
    /** How long revocation lists are believed to be unchanged on disk. */
    private static final Duration LISTS_READ_EVERY = Duration.ofMinutes(1);

    @Bean
    Community community(Settings settings, Folders folders, NodeKeys keys, InstantSource clock) {
        Community community = Community.read(
                settings.node().community(), new Digest(settings.node().schemeAuthority()), clock.instant());
        LastVersion.notOlder(community, folders.lastCommunity());
        if (settings.node().profile() != Settings.Profile.EXAMPLE) {
            ExampleMark.refuse(community, keys);
        }
        keys.requireAnnouncedFor(community.member(new Party(settings.node().party())));
        return community;
    }

    @Bean
    NodeKeys keys(Folders folders) {
        return NodeKeys.load(folders.keys());
    }

    @Bean
    Certificates certificates(Community community, Settings settings, InstantSource clock) {
        return new Certificates(
                community,
                new Lists(settings.node().community().resolve("crl"), clock),
                settings.node().revocationAge());
    }

    @Bean
    Sealer sealer(NodeKeys keys) {
        Credential own = keys.signing();
        return new Sealer(new SigningKey(own.key(), own.certificate(), own.others()));
    }

    @Bean
    Opener opener(NodeKeys keys, Certificates certificates, InstantSource clock) {
        List<DecryptionKey> own = keys.encryption().stream()
                .map(key -> new DecryptionKey(key.key(), key.certificate()))
                .toList();
        return new Opener(own, (signer, others) -> certificates.signer(signer, others, clock.instant()));
    }

    /** A recipient without a certificate that holds is away for the moment: its mail waits until it has one, or expires. */
    @Bean
    Seal.EncryptionCertificates encryptionCertificates(Certificates certificates) {
        return (recipient, now) -> {
            try {
                return certificates.encryptionOf(recipient, now);
            } catch (Untrusted none) {
                throw new Unavailable(
                        ErrorCode.SEAL_NO_KEY,
                        "the recipient has no encryption certificate that holds (" + none.code() + ")",
                        "party " + recipient,
                        "fetch its new certificate or revocation list; the mail waits",
                        none);
            }
        };
    }

    /** Revocation lists, read anew when they may have changed. */
    private static final class Lists implements Supplier<RevocationLists> {
        private record Read(RevocationLists lists, Instant at) {}

        private final Path folder;
        private final InstantSource clock;
        private final AtomicReference<Read> last;

        Lists(Path folder, InstantSource clock) {
            this.folder = folder;
            this.clock = clock;
            this.last = new AtomicReference<>(new Read(RevocationLists.read(folder), clock.instant()));
        }

        @Override
        public RevocationLists get() {
            Instant now = clock.instant();
            Read read = Objects.requireNonNull(last.get());
            if (Duration.between(read.at(), now).abs().compareTo(LISTS_READ_EVERY) > 0) {
                read = new Read(RevocationLists.read(folder), now);
                last.set(read);
            }
            return read.lists();
        }
    }
}
