package org.tenzij.node.carriage;

import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.tenzij.exchange.Party;

/** Which key belongs to which peer. A user name is a party id, and a key opens the folder of its own party only. */
final class ClientKeys implements PublickeyAuthenticator {
    private final Map<String, List<PublicKey>> byUser;

    ClientKeys(Map<Party, List<OpenSshKey>> keys) {
        this.byUser = keys.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().id(),
                        entry -> entry.getValue().stream()
                                .map(OpenSshKey::publicKey)
                                .toList()));
    }

    @Override
    public boolean authenticate(String user, PublicKey key, ServerSession session) {
        return byUser.getOrDefault(user, List.of()).stream().anyMatch(known -> KeyUtils.compareKeys(known, key));
    }
}
