package org.tenzij.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/** The files of a community folder, read with a bound on their size. */
final class CommunityFiles {
    static final String DOCUMENT = "community.json";
    static final String SIGNATURE = "community.json.p7s";
    static final String AUTHORITY = "scheme-authority.pem";
    static final String LISTS = "crl";
    static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----\\s*");

    private CommunityFiles() {}

    /** The bytes of a file of the community; an absent signature is an unsigned community. */
    static byte[] read(Path file, ErrorCode absent) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new Fault(absent, "the file is too large", name(file), "put the real file there");
            }
            return bytes;
        } catch (IOException e) {
            throw new Fault(
                    absent,
                    "the file is missing or cannot be read",
                    name(file),
                    "put the community folder of the scheme authority there",
                    e);
        }
    }

    /** The one certificate in a PEM file. */
    static X509Certificate certificate(Path file, ErrorCode absent) {
        Matcher pem = PEM.matcher(new String(read(file, absent), StandardCharsets.ISO_8859_1));
        try {
            if (pem.matches()) {
                return CertificateText.certificate(Base64.getMimeDecoder().decode(pem.group(1)));
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw notOneCertificate(file, absent, e);
        }
        throw notOneCertificate(file, absent, null);
    }

    private static Fault notOneCertificate(Path file, ErrorCode absent, @Nullable Exception e) {
        String remedy = "put the certificate of the scheme authority there, in PEM";
        return e == null
                ? new Fault(absent, "the file does not hold exactly one certificate", name(file), remedy)
                : new Fault(absent, "the file does not hold exactly one certificate", name(file), remedy, e);
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
