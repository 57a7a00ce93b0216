package org.tenzij.trust;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.tenzij.exchange.Digest;

/** Makes the key files of one example node, in the folder that {@link NodeKeys} reads. */
final class ExampleKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    /** Few, because the password is 256 random bits, which nobody guesses; many only make every start slower. */
    private static final int ITERATIONS = 512;

    private final Path folder;
    private final char[] password;

    /** A new folder with a new random password. */
    ExampleKeys(Path folder) throws IOException {
        this.folder = folder;
        KeyFiles.makeFolder(folder);
        String secret = hex();
        this.password = secret.toCharArray();
        write("password", secret + "\n");
    }

    /** A PKCS#12 file with this key and certificate: PBES2, AES-256, HMAC-SHA256. */
    void store(String file, KeyPair key, X509Certificate certificate) throws IOException, GeneralSecurityException {
        try {
            PKCS12SafeBagBuilder secret = new JcaPKCS12SafeBagBuilder(
                    key.getPrivate(),
                    new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                            .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE))
                            .setIterationCount(ITERATIONS)
                            .setProvider(PROVIDER)
                            .build(password));
            PKCS12SafeBagBuilder open = new JcaPKCS12SafeBagBuilder(certificate);
            for (PKCS12SafeBagBuilder bag : List.of(secret, open)) {
                bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(file));
                bag.addBagAttribute(
                        PKCSObjectIdentifiers.pkcs_9_at_localKeyId,
                        new DEROctetString(Digest.sha256(CertificateText.encoded(certificate))));
            }
            byte[] bytes = new PKCS12PfxPduBuilder()
                    .addData(secret.build())
                    .addData(open.build())
                    .build(
                            new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                                    .setIterationCount(ITERATIONS)
                                    .setProvider(PROVIDER),
                            password)
                    .getEncoded();
            KeyFiles.write(folder.resolve(file), bytes);
        } catch (OperatorCreationException | PKCSException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** An ECDSA key in the form of ssh-keygen, which both SSH libraries read; gives its public half. */
    SshKey ssh(String file) throws IOException {
        KeyPair key = ExampleAuthority.newKey();
        byte[] openssh = OpenSSHPrivateKeyUtil.encodePrivateKey(
                PrivateKeyFactory.createKey(key.getPrivate().getEncoded()));
        write(file, pem("OPENSSH PRIVATE KEY", openssh));
        return KeyReading.sshKey(
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
    }

    /** An Ed25519 key; gives its public half under that note name. */
    NoteKey note(String file, String name) throws IOException, GeneralSecurityException {
        KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        write(file, pem("PRIVATE KEY", key.getPrivate().getEncoded()));
        return NoteKey.of(name, Ed25519Key.of(key.getPrivate().getEncoded()).publicKey());
    }

    /** 32 random bytes. */
    void secret(String file) throws IOException {
        write(file, hex() + "\n");
    }

    private static String hex() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void write(String file, String text) throws IOException {
        KeyFiles.write(folder.resolve(file), text.getBytes(StandardCharsets.US_ASCII));
    }

    static String pem(String type, byte[] der) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter out = new PemWriter(text)) {
            out.writeObject(new PemObject(type, der));
        }
        return text.toString();
    }
}
