package org.tenzij.node.carriage;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpOperations;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * One kept connection to one peer, by Camel's SFTP client. Used by one thread at a time, except for {@link #cut()}.
 *
 * <p>Camel sets algorithms for the whole JVM; here they are set on the session, after Camel has made it. And Camel asks
 * whether a file exists by listing it, which a drop folder refuses; here that is one STAT.
 */
final class PeerConnection extends SftpOperations {
    private final SftpEndpoint endpoint;
    private final int connectMillis;
    private volatile @Nullable Session session;

    PeerConnection(SftpEndpoint endpoint) {
        this.endpoint = endpoint;
        this.connectMillis = endpoint.getConfiguration().getConnectTimeout();
        setEndpoint(endpoint);
    }

    @Override
    protected Session createSession(RemoteFileConfiguration configuration) throws JSchException {
        Session made = super.createSession(configuration);
        made.setConfig("kex", SshProfile.CLIENT_KEX);
        made.setConfig("cipher.c2s", SshProfile.CLIENT_CIPHERS);
        made.setConfig("cipher.s2c", SshProfile.CLIENT_CIPHERS);
        made.setConfig("mac.c2s", SshProfile.CLIENT_MACS);
        made.setConfig("mac.s2c", SshProfile.CLIENT_MACS);
        made.setConfig("compression.c2s", "none");
        made.setConfig("compression.s2c", "none");
        session = made;
        return made;
    }

    /** Connects if need be, uploads under the temporary name, renames. Fails like Camel's own operations. */
    void put(Parcel parcel) {
        Exchange exchange = new DefaultExchange(endpoint.getCamelContext());
        exchange.getIn().setBody(parcel.bytes());
        connect(endpoint.getConfiguration(), exchange);
        storeFile(parcel.part().text(), exchange, parcel.bytes().length);
        renameFile(parcel.part().text(), parcel.name());
    }

    /** Whether the peer has a complete file of that name and length, asked on the connection that is there. */
    boolean has(Parcel parcel) {
        Session open = session;
        if (open == null || !open.isConnected()) {
            return false;
        }
        ChannelSftp channel = null;
        try {
            channel = (ChannelSftp) open.openChannel("sftp");
            channel.connect(connectMillis);
            return channel.stat(parcel.name()).getSize() == parcel.bytes().length;
        } catch (JSchException | SftpException e) {
            // Not to know is not to have: the parcel is carried again.
            return false;
        } finally {
            if (channel != null) {
                channel.disconnect();
            }
        }
    }

    /** Ends the connection from outside, also in the middle of a request that is never answered. */
    void cut() {
        Session open = session;
        if (open != null) {
            open.disconnect();
        }
    }

    /** Ends the connection in good order. */
    void end() {
        try {
            disconnect();
        } catch (GenericFileOperationFailedException e) {
            cut();
        }
    }
}
