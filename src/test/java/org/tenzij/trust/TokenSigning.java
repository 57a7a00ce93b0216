package org.tenzij.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import org.tenzij.exchange.Fault;

/**
 * What is done on a token, in a program of its own: {@code KEY PIN-FILE FILE.p12} puts a key there, {@code KEY PIN-FILE
 * STATEMENT SIGNATURE} signs with it.
 */
final class TokenSigning {
    static final int REFUSED = 9;

    private TokenSigning() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Path pin = Path.of(arguments[1]);
        if (arguments.length == 3) {
            put(arguments[0], pin, Path.of(arguments[2]));
            return;
        }
        try {
            OfficerKey key = OfficerKey.open(arguments[0], pin);
            byte[] signature = key.sign(Files.readAllBytes(Path.of(arguments[2])));
            Files.write(Path.of(arguments[3]), signature);
        } catch (Fault refusal) {
            System.exit(REFUSED);
        }
    }

    private static void put(String where, Path pin, Path file) throws IOException, GeneralSecurityException {
        char[] password = KeyFiles.line(file.resolveSibling("password")).toCharArray();
        Credential credential = KeyReading.credentials(file, password).getFirst();
        String config = where.substring("pkcs11:".length(), where.indexOf('#'));
        Provider provider = Security.getProvider("SunPKCS11").configure(config);
        KeyStore token = KeyStore.getInstance("PKCS11", provider);
        token.load(null, KeyFiles.line(pin).toCharArray());
        token.setKeyEntry(where.substring(where.indexOf('#') + 1), credential.key(), null, new Certificate[] {
            credential.certificate()
        });
    }
}
