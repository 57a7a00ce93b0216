package org.tenzij.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/** An officer's own key, in a PKCS#12 file or on a token (PKCS#11). It signs statements and leaves its place never. */
public final class OfficerKey {
    private static final String TOKEN = "pkcs11:";

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final @Nullable Provider provider;

    private OfficerKey(PrivateKey key, X509Certificate certificate, @Nullable Provider provider) {
        this.key = key;
        this.certificate = certificate;
        this.provider = provider;
    }

    /**
     * Opens a key.
     *
     * @param where a PKCS#12 file, or {@code pkcs11:CONFIG#ALIAS} with a configuration file of the JDK's PKCS#11 provider
     * @param passwordFile holds password or PIN and nothing else; the file {@code password} beside the key where none is named
     * @throws Fault TRUST_MISSING_KEY, TRUST_OPEN_PERMISSIONS
     */
    public static OfficerKey open(String where, @Nullable Path passwordFile) {
        return where.startsWith(TOKEN)
                ? onToken(where.substring(TOKEN.length()), passwordFile)
                : inFile(Path.of(where), passwordFile);
    }

    private static OfficerKey inFile(Path file, @Nullable Path passwordFile) {
        char[] password = password(passwordFile == null ? file.resolveSibling("password") : passwordFile);
        try {
            Credential credential = KeyReading.credentials(file, password).getFirst();
            return new OfficerKey(credential.key(), credential.certificate(), null);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static OfficerKey onToken(String configAndAlias, @Nullable Path passwordFile) {
        int hash = configAndAlias.lastIndexOf('#');
        Path config = Path.of(hash < 0 ? configAndAlias : configAndAlias.substring(0, hash));
        String alias = hash < 0 ? "" : configAndAlias.substring(hash + 1);
        if (passwordFile == null || Files.notExists(config)) {
            throw missing("the token's configuration or the file with its PIN is not named", null);
        }
        char[] pin = password(passwordFile);
        try {
            Provider provider = Security.getProvider("SunPKCS11").configure(config.toString());
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            if (store.getKey(alias, null) instanceof PrivateKey key
                    && store.getCertificate(alias) instanceof X509Certificate certificate) {
                return new OfficerKey(key, certificate, provider);
            }
            throw missing("the token holds no such key with a certificate", null);
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            throw missing("the token cannot be opened", e);
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private static char[] password(Path file) {
        return KeyFiles.line(file).toCharArray();
    }

    private static Fault missing(String what, @Nullable Exception cause) {
        String remedy = "name --as pkcs11:CONFIG#ALIAS and --password-file, and check the token";
        return cause == null
                ? new Fault(ErrorCode.TRUST_MISSING_KEY, what, "officer's key", remedy)
                : new Fault(ErrorCode.TRUST_MISSING_KEY, what, "officer's key", remedy, cause);
    }

    /** The functional id in the certificate: its common name. */
    public String id() {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> part.getValue().toString())
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException e) {
            throw new IllegalStateException("a principal's name is a name", e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** Detached CAdES over exactly these bytes, DER. */
    public byte[] sign(byte[] statement) {
        return DetachedSignature.sign(statement, key, certificate, provider);
    }

    @Override
    public String toString() {
        return "OfficerKey[" + id() + "]";
    }
}
