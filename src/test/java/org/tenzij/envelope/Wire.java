package org.tenzij.envelope;

import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.tenzij.exchange.Party;

/** Two parties and everything between a message and its envelope, each step of which a test can spoil. */
final class Wire {
    final TestParty sender = TestParty.of("cw");
    final TestParty recipient = TestParty.of("rst");
    final Sealer sealer = new Sealer(sender.signing());
    final Opener opener = new Opener(List.of(recipient.decryption()), (signer, others) -> new Party("cw"));

    Sealed seal(TestMessage message) {
        return sealer.seal(
                message.manifest(),
                message.decision(),
                message.content(),
                recipient.decryption().certificate());
    }

    /** Signs a list, as the sender. */
    byte[] sign(byte[] list) {
        try {
            return new Signing(sender.signing()).sign(list, TestMessage.AT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The files of a container, in their order, signed. */
    Map<String, byte[]> container(SortedMap<String, byte[]> files) {
        return container(AsicManifest.write(files), files);
    }

    /** The files of a container with this signed list. */
    Map<String, byte[]> container(byte[] list, Map<String, byte[]> files) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("mimetype", TestMessage.bytes("application/vnd.etsi.asic-e+zip"));
        all.put(AsicManifest.PATH, list);
        all.put(Container.SIGNATURE, sign(list));
        all.putAll(files);
        return all;
    }

    /** Opens what holds these files; they are zipped and encrypted as they are. */
    Opened open(Map<String, byte[]> container) {
        return openZip(StoredZip.write(container));
    }

    /** Opens what holds these bytes in place of a container. */
    Opened openZip(byte[] zip) {
        return opener.open(encrypt(zip));
    }

    byte[] encrypt(byte[] content) {
        try {
            return Encryption.encrypt(content, recipient.decryption().certificate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
