package org.tenzij.trust;

import org.tenzij.exchange.Party;

/**
 * A place for one party in an example community: who, and where its node will listen.
 *
 * @param party one of {@code bq cw sx aw rst kw nl}
 * @param host the address its SFTP server will have, for example {@code 127.0.0.1}
 * @param sftpPort that server's port
 */
public record Seat(Party party, String host, int sftpPort) {
    /** A node on this machine. */
    public static Seat local(String party, int sftpPort) {
        return new Seat(new Party(party), "127.0.0.1", sftpPort);
    }
}
