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
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/** An officer's own key, in a PKCS#12 file or on a token (PKCS#11). It signs statements and leaves its place never. */
public final class OfficerKey {
    private static final String TOKEN = "pkcs11:";

    private final Credential credential;
    private final @Nullable Provider provider;

    private OfficerKey(Credential credential, @Nullable Provider provider) {
        this.credential = credential;
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
            return new OfficerKey(KeyReading.credentials(file, password).getFirst(), null);
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
            Certificate @Nullable [] chain = store.getCertificateChain(alias);
            if (chain != null && store.getKey(alias, null) instanceof PrivateKey key) {
                return new OfficerKey(KeyReading.credential(key, chain, config), provider);
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
        String remedy = "name the key as pkcs11:CONFIG#ALIAS and the file with the PIN, and check the token";
        return cause == null
                ? new Fault(ErrorCode.TRUST_MISSING_KEY, what, "officer's key", remedy)
                : new Fault(ErrorCode.TRUST_MISSING_KEY, what, "officer's key", remedy, cause);
    }

    /** The functional id in the certificate, for example {@code BQ_OM_1}; empty text where its subject holds none. */
    public String id() {
        return FunctionalName.of(certificate().getSubjectX500Principal()).orElse("");
    }

    public X509Certificate certificate() {
        return credential.certificate();
    }

    /** Detached CAdES over exactly these bytes, DER. */
    public byte[] sign(byte[] statement) {
        return DetachedSignature.sign(statement, credential, provider);
    }

    @Override
    public String toString() {
        return "OfficerKey[" + id() + "]";
    }
}
