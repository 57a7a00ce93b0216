package org.tenzij.trust;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import org.tenzij.exchange.Digest;

/** Certificates and distinguished names as text, in one form only: base64 of DER, and RFC 2253. */
final class CertificateText {
    private CertificateText() {}

    /** Exactly one certificate and nothing behind it. */
    static X509Certificate certificate(byte[] der) throws CertificateException {
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        if (!Arrays.equals(certificate.getEncoded(), der)) {
            throw new CertificateException("not exactly one certificate in DER");
        }
        return certificate;
    }

    /** How errors name a certificate: its subject is the word of whoever made it and may hold anything. */
    static String fingerprint(X509Certificate certificate) {
        return "certificate " + Digest.of(encoded(certificate));
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate that was read can be written", e);
        }
    }

    /** A name in the form in which equal names are equal texts. */
    static String canonical(X500Principal name) {
        return name.getName(X500Principal.CANONICAL).toLowerCase(Locale.ROOT);
    }

    static final class Reader extends JsonDeserializer<X509Certificate> {
        @Override
        public X509Certificate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = context.readValue(parser, String.class);
            try {
                return certificate(Base64.getDecoder().decode(text));
            } catch (CertificateException | IllegalArgumentException e) {
                throw Malformed.community(
                        "a certificate is not base64 of one X.509 certificate in DER", place(parser), e);
            }
        }
    }

    static final class Writer extends JsonSerializer<X509Certificate> {
        @Override
        public void serialize(X509Certificate certificate, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(Base64.getEncoder().encodeToString(encoded(certificate)));
        }
    }

    static final class NameReader extends JsonDeserializer<X500Principal> {
        @Override
        public X500Principal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = context.readValue(parser, String.class);
            try {
                return new X500Principal(text);
            } catch (IllegalArgumentException e) {
                throw Malformed.community("a subject is not a distinguished name of RFC 2253", place(parser), e);
            }
        }
    }

    static final class NameWriter extends JsonSerializer<X500Principal> {
        @Override
        public void serialize(X500Principal name, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(name.getName(X500Principal.RFC2253));
        }
    }

    private static String place(JsonParser parser) {
        return parser.getParsingContext().pathAsPointer().toString();
    }
}
