package org.tenzij.trust;

import java.nio.file.Path;

/**
 * A private SSH key as a file, which the SSH libraries read themselves.
 *
 * @param file unencrypted ECDSA or Ed25519 key: OpenSSH, SEC 1 or PKCS#8; readable by the owner only
 * @param publicKey its public half, as the community file should announce it
 */
public record SshIdentity(Path file, SshKey publicKey) {}
