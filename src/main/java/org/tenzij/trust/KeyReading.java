package org.tenzij.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** How each kind of key file is read. What cannot be read is TRUST_MISSING_KEY; the cause never quotes the key. */
final class KeyReading {
    private static final Pattern SECRET = Pattern.compile("[0-9a-f]{64}");

    private KeyReading() {}

    /** Every key entry of a PKCS#12 file, newest certificate first; at least one. */
    static List<Credential> credentials(Path file, char[] password) {
        byte[] bytes = KeyFiles.read(file);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            List<Credential> found = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key) {
                    found.add(credential(key, store.getCertificateChain(alias), file));
                }
            }
            found.sort(Comparator.comparing(
                            (Credential credential) -> credential.certificate().getNotBefore())
                    .reversed());
            if (found.isEmpty()) {
                throw KeyFiles.damaged(file, null);
            }
            return List.copyOf(found);
        } catch (GeneralSecurityException | IOException e) {
            throw KeyFiles.damaged(file, e);
        }
    }

    static Credential credential(PrivateKey key, Certificate[] chain, Path file) {
        List<X509Certificate> certificates = Arrays.stream(chain)
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
        if (certificates.isEmpty()) {
            throw KeyFiles.damaged(file, null);
        }
        // The anchor itself does not travel: the other side has it from the community file or not at all.
        List<X509Certificate> others = certificates.stream()
                .skip(1)
                .filter(other -> !other.getIssuerX500Principal().equals(other.getSubjectX500Principal()))
                .toList();
        return new Credential(key, certificates.get(0), others);
    }

    /** An Ed25519 key: PKCS#8 in PEM. */
    static Ed25519Key ed25519(Path file) {
        String text = KeyFiles.line(file);
        String begin = "-----BEGIN PRIVATE KEY-----";
        String end = "-----END PRIVATE KEY-----";
        if (!text.startsWith(begin) || !text.endsWith(end)) {
            throw KeyFiles.damaged(file, null);
        }
        try {
            return Ed25519Key.of(
                    Base64.getMimeDecoder().decode(text.substring(begin.length(), text.length() - end.length())));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw KeyFiles.damaged(file, e);
        }
    }

    /** 32 secret bytes: 64 lower-case hex digits. */
    static SecretKey secret(Path file, String algorithm) {
        String text = KeyFiles.line(file);
        if (!SECRET.matcher(text).matches()) {
            throw KeyFiles.damaged(file, null);
        }
        return new SecretKeySpec(HexFormat.of().parseHex(text), algorithm);
    }

    /** An unencrypted ECDSA or Ed25519 key as ssh-keygen or openssl writes it, left where it is. */
    static SshIdentity ssh(Path file) {
        String text = new String(KeyFiles.read(file), StandardCharsets.US_ASCII);
        try (PemReader reader = new PemReader(new StringReader(text))) {
            PemObject pem = reader.readPemObject();
            if (pem == null) {
                throw KeyFiles.damaged(file, null);
            }
            AsymmetricKeyParameter key = switch (pem.getType()) {
                case "OPENSSH PRIVATE KEY", "EC PRIVATE KEY" ->
                    OpenSSHPrivateKeyUtil.parsePrivateKeyBlob(pem.getContent());
                case "PRIVATE KEY" -> PrivateKeyFactory.createKey(pem.getContent());
                default -> throw KeyFiles.damaged(file, null);
            };
            return new SshIdentity(file, sshKey(OpenSSHPublicKeyUtil.encodePublicKey(publicHalf(key))));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw KeyFiles.damaged(file, e);
        }
    }

    private static AsymmetricKeyParameter publicHalf(AsymmetricKeyParameter key) {
        return switch (key) {
            case Ed25519PrivateKeyParameters ed -> ed.generatePublicKey();
            case ECPrivateKeyParameters ec ->
                new ECPublicKeyParameters(
                        ec.getParameters().getG().multiply(ec.getD()).normalize(), ec.getParameters());
            default -> throw new IllegalArgumentException("neither ECDSA nor Ed25519");
        };
    }

    static SshKey sshKey(SubjectPublicKeyInfo key) throws IOException {
        return sshKey(OpenSSHPublicKeyUtil.encodePublicKey(PublicKeyFactory.createKey(key)));
    }

    private static SshKey sshKey(byte[] blob) {
        int length = ByteBuffer.wrap(blob).getInt();
        String type = new String(blob, 4, length, StandardCharsets.US_ASCII);
        return new SshKey(type + " " + Base64.getEncoder().encodeToString(blob));
    }
}
