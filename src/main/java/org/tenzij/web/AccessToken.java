package org.tenzij.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

/**
 * The key to this node's interface, new at each start. Whoever may read the node's folder may use it: it stands, with the
 * port, in {@code running.json}, readable by the node's user only.
 */
final class AccessToken {
    private static final int RANDOM_BYTES = 32;

    private final Path file;
    private final byte[] token;

    AccessToken(Path file) {
        this.file = file;
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        this.token = Base64.getUrlEncoder().withoutPadding().encode(random);
    }

    /** Compares in constant time. */
    boolean is(String given) {
        return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
    }

    @EventListener
    void write(ServletWebServerInitializedEvent server) {
        ObjectNode running = StrictJson.object();
        running.put("port", server.getWebServer().getPort());
        running.put("token", new String(token, StandardCharsets.US_ASCII));
        running.put("pid", ProcessHandle.current().pid());
        try {
            Path part = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "running",
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(part, CanonicalJson.bytes(running));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Fault(
                    ErrorCode.CONFIGURE_INVALID,
                    "the file that tells the commands where this node listens cannot be written",
                    "running.json",
                    "make the node's folder writable for its user",
                    e);
        }
    }

    @Override
    public String toString() {
        return "AccessToken";
    }
}
