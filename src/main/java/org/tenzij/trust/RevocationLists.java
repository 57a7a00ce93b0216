package org.tenzij.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/**
 * The certificate revocation lists of the community folder, as they were read. Immutable; reading again makes a new one.
 *
 * <p>Nothing here is believed yet: a list counts only once its issuer's key verified it ({@link Revocation}). A file that
 * is no usable list is left out and named in {@link #unusable()}; its party then has no list, so its certificates are
 * refused. One party's bad file does not stop the mail of the others.
 */
public final class RevocationLists {
    private static final int MAX_FILES = 1024;

    private final List<X509CRL> lists;
    private final List<String> unusable;
    private final Digest digest;

    private RevocationLists(List<X509CRL> lists, List<String> unusable, Digest digest) {
        this.lists = List.copyOf(lists);
        this.unusable = List.copyOf(unusable);
        this.digest = digest;
    }

    /**
     * Reads every {@code *.crl} (DER) of that folder, for example {@code community/crl}.
     *
     * @throws Fault OPEN_NO_REVOCATION_LIST where the folder cannot be read or holds more than 1024 lists
     */
    public static RevocationLists read(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.crl")) {
            for (Path file : found) {
                files.add(file);
                if (files.size() > MAX_FILES) {
                    throw new IOException("too many files");
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new Fault(
                    ErrorCode.OPEN_NO_REVOCATION_LIST,
                    "the folder of revocation lists cannot be read or holds too many",
                    CommunityFiles.name(folder),
                    "put the parties' revocation lists there",
                    e);
        }
        Collections.sort(files);
        List<X509CRL> lists = new ArrayList<>();
        List<String> unusable = new ArrayList<>();
        List<byte[]> digests = new ArrayList<>();
        for (Path file : files) {
            try {
                byte[] der = bytes(file);
                lists.add(list(der));
                digests.add(Digest.sha256(der));
            } catch (IOException | CertificateException | CRLException e) {
                unusable.add(CommunityFiles.name(file));
            }
        }
        return new RevocationLists(lists, unusable, Digest.ofRaw(Digest.sha256(digests.toArray(byte[][]::new))));
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(CommunityFiles.MAX_BYTES + 1);
            if (bytes.length > CommunityFiles.MAX_BYTES) {
                throw new IOException("too large");
            }
            return bytes;
        }
    }

    private static X509CRL list(byte[] der) throws CertificateException, CRLException {
        X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
        if (!Arrays.equals(list.getEncoded(), der)) {
            throw new CRLException("not exactly one list in DER");
        }
        return list;
    }

    /** Lists that say that this issuer made them. */
    List<X509CRL> saidToBeBy(X500Principal issuer) {
        return lists.stream()
                .filter(list -> list.getIssuerX500Principal().equals(issuer))
                .toList();
    }

    /** Names of files that could not be read as a list, for the operator. */
    public List<String> unusable() {
        return unusable;
    }

    /** How many lists were read. */
    public int size() {
        return lists.size();
    }

    /** Another value as soon as any list is another. */
    Digest digest() {
        return digest;
    }
}
