package org.tenzij.trust;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Party;

/**
 * One party as the scheme authority describes it in {@code community.json}.
 *
 * @param names the party's name in every language
 * @param side whether Dutch police-data law binds it by default
 * @param defaultLaw the law its node acts under when an exchange names none
 * @param mayActUnder every law it may act under; an exchange that names another is refused
 * @param authorities the services behind this node; law, competence and access attach to them
 * @param sftp where its node takes envelopes, and the keys both ends of that connection show
 * @param anchors its certificate authorities; they vouch for this party and for no other
 * @param signingSubjects subjects a certificate that signs for it may have, exactly
 * @param encryptionSubjects subjects a certificate that is encrypted to may have, exactly
 * @param authoritySubjects subjects a certificate may have that signs this party's list of officers and its policy set, exactly;
 *     none means that nobody can
 * @param encryptionCertificates certificates others encrypt to, newest first
 * @param registerKey signs its checkpoints
 * @param witnessKey co-signs the checkpoints of others; another key than the register's
 * @param validFrom first moment of its membership
 * @param validUntil end of its membership, exclusive
 */
public record Member(
        Party party,
        Text names,
        Side side,
        Law defaultLaw,
        Set<Law> mayActUnder,
        List<Authority> authorities,
        Sftp sftp,

        @JsonSerialize(contentUsing = CertificateText.Writer.class)
        @JsonDeserialize(contentUsing = CertificateText.Reader.class)
        List<X509Certificate> anchors,

        @JsonSerialize(contentUsing = CertificateText.NameWriter.class)
        @JsonDeserialize(contentUsing = CertificateText.NameReader.class)
        List<X500Principal> signingSubjects,

        @JsonSerialize(contentUsing = CertificateText.NameWriter.class)
        @JsonDeserialize(contentUsing = CertificateText.NameReader.class)
        List<X500Principal> encryptionSubjects,

        @JsonSerialize(contentUsing = CertificateText.NameWriter.class)
        @JsonDeserialize(contentUsing = CertificateText.NameReader.class)
        List<X500Principal> authoritySubjects,

        @JsonSerialize(contentUsing = CertificateText.Writer.class)
        @JsonDeserialize(contentUsing = CertificateText.Reader.class)
        List<X509Certificate> encryptionCertificates,

        NoteKey registerKey,
        NoteKey witnessKey,
        Instant validFrom,
        Instant validUntil) {

    public Member {
        Objects.requireNonNull(party);
        Objects.requireNonNull(names);
        Objects.requireNonNull(side);
        Objects.requireNonNull(defaultLaw);
        mayActUnder = Set.copyOf(mayActUnder);
        authorities = List.copyOf(authorities);
        Objects.requireNonNull(sftp);
        anchors = List.copyOf(anchors);
        signingSubjects = List.copyOf(signingSubjects);
        encryptionSubjects = List.copyOf(encryptionSubjects);
        authoritySubjects = List.copyOf(authoritySubjects);
        encryptionCertificates = List.copyOf(encryptionCertificates);
        Objects.requireNonNull(registerKey);
        Objects.requireNonNull(witnessKey);
        Objects.requireNonNull(validFrom);
        Objects.requireNonNull(validUntil);
    }

    /** True from {@code validFrom} until just before {@code validUntil}. */
    public boolean validAt(Instant now) {
        return !now.isBefore(validFrom) && now.isBefore(validUntil);
    }

    /**
     * The competences of each authority that a message may be for: of the one named, or of every one where none is; the words
     * of {@link Competence}.
     */
    public List<Set<String>> competences(@Nullable String authority) {
        return authorities.stream()
                .filter(one -> authority == null || one.id().equals(authority))
                .map(one -> one.competences().stream().map(Competence::name).collect(Collectors.toSet()))
                .toList();
    }

    /** The authority with that id. */
    public Optional<Authority> authority(String id) {
        return authorities.stream()
                .filter(authority -> authority.id().equals(id))
                .findFirst();
    }

    /** One service: its id is unique over the whole community, for example {@code BQ_KPCN}. */
    public record Authority(String id, Text names, Set<Competence> competences) {
        private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

        public Authority {
            Objects.requireNonNull(names);
            competences = Set.copyOf(competences);
            if (!FORM.matcher(id).matches() || competences.isEmpty()) {
                throw Malformed.community("an authority has a malformed id or no competence", "authorities");
            }
        }
    }

    /**
     * Where a node takes envelopes. The user name is the sender's party id; nothing else is configurable.
     *
     * @param host a host name or address
     * @param port 1 to 65535
     * @param hostKeys keys this node's server shows; any other is refused
     * @param clientKeys keys this node's client shows to the servers of others
     */
    public record Sftp(String host, int port, List<SshKey> hostKeys, List<SshKey> clientKeys) {
        private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

        public Sftp {
            hostKeys = List.copyOf(hostKeys);
            clientKeys = List.copyOf(clientKeys);
            if (!HOST.matcher(host).matches() || port < 1 || port > 65535) {
                throw Malformed.community("the host or port is malformed", "sftp");
            }
            if (hostKeys.isEmpty() || clientKeys.isEmpty()) {
                throw Malformed.community("a host key or client key is missing", "sftp");
            }
        }
    }
}
