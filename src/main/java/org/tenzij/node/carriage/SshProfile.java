package org.tenzij.node.carriage;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.compression.Compression;
import org.apache.sshd.common.file.nonefs.NoneFileSystemFactory;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.mac.Mac;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.threads.ThreadUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;

/**
 * The algorithms that both ends of a carriage accept: an allow-list, best first.
 *
 * <p>The sender takes authenticated encryption only, so the attack on sequence numbers (CVE-2023-48795) has no hold even where
 * the other side does not know strict key exchange. The server also takes counter mode with encrypt-then-MAC, for peers
 * that run something older; the library uses strict key exchange whenever the client offers it. Source: RFC 8731, RFC 5656,
 * RFC 5647, RFC 9142.
 */
final class SshProfile {
    private static final int WORKERS_AT_LEAST = 4;
    private static final int AUTHENTICATION_REQUESTS = 6;
    private static final int CHANNELS_PER_SESSION = 4;
    private static final int BACKLOG = 128;

    /** Key exchange of the sender, in the notation of SSH. */
    static final String CLIENT_KEX = "curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256";

    /** Ciphers of the sender, in the notation of SSH. */
    static final String CLIENT_CIPHERS = "aes256-gcm@openssh.com,aes128-gcm@openssh.com";

    /** MACs of the sender; named for completeness, since its ciphers carry their own. */
    static final String CLIENT_MACS = "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com";

    private static final List<BuiltinDHFactories> KEX =
            List.of(BuiltinDHFactories.curve25519, BuiltinDHFactories.curve25519_libssh, BuiltinDHFactories.ecdhp256);
    private static final List<BuiltinCiphers> CIPHERS = List.of(
            BuiltinCiphers.aes256gcm,
            BuiltinCiphers.aes128gcm,
            BuiltinCiphers.cc20p1305_openssh,
            BuiltinCiphers.aes256ctr,
            BuiltinCiphers.aes128ctr);
    private static final List<BuiltinMacs> MACS = List.of(BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha512etm);
    private static final List<BuiltinSignatures> SIGNATURES = List.of(
            BuiltinSignatures.ed25519,
            BuiltinSignatures.nistp256,
            BuiltinSignatures.nistp384,
            BuiltinSignatures.nistp521);

    private SshProfile() {}

    /**
     * A server with these algorithms on which every door is shut: one way to prove oneself, one kind of channel, no
     * forwarding, no file system, no compression. Who may enter, and the one subsystem, is for the caller to add.
     */
    static SshServer server(String threads, DropLimits limits, ScheduledExecutorService timer) {
        SshServer server = ServerBuilder.builder()
                .keyExchangeFactories(KEX.stream().map(ServerBuilder.DH2KEX).toList())
                .cipherFactories(List.<NamedFactory<Cipher>>copyOf(CIPHERS))
                .macFactories(List.<NamedFactory<Mac>>copyOf(MACS))
                .signatureFactories(List.<NamedFactory<Signature>>copyOf(SIGNATURES))
                .compressionFactories(List.<NamedFactory<Compression>>of(BuiltinCompressions.none))
                .channelFactories(List.of(DropChannel.FACTORY))
                .globalRequestHandlers(List.of(new KeepAliveHandler()))
                .fileSystemFactory(NoneFileSystemFactory.INSTANCE)
                .forwardingFilter(RejectAllForwardingFilter.INSTANCE)
                .build(true);
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        int processors = Runtime.getRuntime().availableProcessors();
        int workers = Math.max(WORKERS_AT_LEAST, 2 * processors);
        server.setIoServiceFactoryFactory(
                new Nio2ServiceFactoryFactory(() -> ThreadUtils.newFixedThreadPool(threads + "-nio", workers)));
        server.setScheduledExecutorService(timer, false);
        server.addSessionListener(new WaitingRoom(limits.waitingSessions()));
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "tenzij");
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        CoreModuleProperties.SOCKET_KEEPALIVE.set(server, true);
        CoreModuleProperties.SOCKET_BACKLOG.set(server, BACKLOG);
        CoreModuleProperties.AUTH_TIMEOUT.set(server, limits.authentication());
        CoreModuleProperties.IDLE_TIMEOUT.set(server, limits.idle());
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(server, limits.idle().plus(limits.authentication()));
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, AUTHENTICATION_REQUESTS);
        CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(server, limits.sessionsPerPeer());
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, CHANNELS_PER_SESSION);
        return server;
    }
}
