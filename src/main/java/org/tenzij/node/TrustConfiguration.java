package org.tenzij.node;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import org.tenzij.trust.OfficerLists;
import org.tenzij.trust.Officers;
import org.tenzij.trust.RevocationLists;

/** Whom this node believes and with which keys it speaks. */
@Configuration(proxyBeanMethods = false)
class TrustConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(TrustConfiguration.class);

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
                new Reread<>(
                        () -> RevocationLists.read(settings.node().community().resolve("crl")), clock),
                settings.node().revocationAge());
    }

    /** Who may speak. A list that does not count leaves its party without officers; our own such list stops the start. */
    @Bean
    Officers officers(
            Settings settings, Folders folders, Community community, Certificates certificates, InstantSource clock) {
        Path folder = settings.node().community();
        Reread<OfficerLists> lists = new Reread<>(
                () -> OfficerLists.read(folder, community, certificates, folders.root(), clock.instant()), clock);
        lists.get().refused().forEach((party, refusal) -> {
            if (party.id().equals(settings.node().party())) {
                throw refusal;
            }
            LOG.warn("officers-refused party={} code={}", party, refusal.code());
        });
        return new Officers(certificates, lists);
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
}
