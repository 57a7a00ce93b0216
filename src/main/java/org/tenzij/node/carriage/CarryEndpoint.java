package org.tenzij.node.carriage;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.support.DefaultEndpoint;

/** One peer's drop folder as Camel sees it. The one place where an SFTP endpoint is made. */
final class CarryEndpoint extends DefaultEndpoint {
    private static final Duration ALIVE = Duration.ofSeconds(30);
    private static final int ALIVE_UNANSWERED = 2;
    private static final int REQUESTS_UNDER_WAY = 64;

    private final PeerEndpoint peer;
    private final ScheduledExecutorService watch;

    CarryEndpoint(String uri, CarryComponent component, PeerEndpoint peer, ScheduledExecutorService watch) {
        super(uri, component);
        this.peer = peer;
        this.watch = watch;
    }

    @Override
    public Producer createProducer() {
        return new CarryProducer(this, peer, new PeerConnection(sftp()), watch);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("nothing is fetched from a peer; peers bring");
    }

    @Override
    public boolean isSingletonProducer() {
        return false;
    }

    /** Camel's defaults (any host key, directories made on the way, endless retries) are all set aside here. */
    private SftpEndpoint sftp() {
        SftpConfiguration sftp = new SftpConfiguration();
        sftp.setProtocol("sftp");
        sftp.setHost(peer.host());
        sftp.setPort(peer.port());
        sftp.setUsername(peer.self().id());
        sftp.setDirectory("");
        sftp.setPrivateKey(peer.privateKey());
        sftp.setPreferredAuthentications("publickey");
        sftp.setPublicKeyAcceptedAlgorithms(String.join(",", OpenSshKey.TYPES));
        sftp.setStrictHostKeyChecking("yes");
        sftp.setUseUserKnownHostsFile(false);
        sftp.setAutoCreateKnownHostsFile(false);
        sftp.setKnownHosts(peer.knownHosts());
        sftp.setServerHostKeys(peer.hostKeyTypes());
        sftp.setConnectTimeout(Math.toIntExact(peer.connect().toMillis()));
        sftp.setServerAliveInterval(Math.toIntExact(ALIVE.toMillis()));
        sftp.setServerAliveCountMax(ALIVE_UNANSWERED);
        sftp.setBulkRequests(REQUESTS_UNDER_WAY);
        sftp.setStepwise(false);
        sftp.setThrowExceptionOnConnectFailed(true);
        sftp.setCompression(0);
        URI address = URI.create("sftp://" + peer.host() + ":" + peer.port());
        SftpEndpoint endpoint = new SftpEndpoint(address.toString(), new SftpComponent(getCamelContext()), sftp);
        endpoint.setCamelContext(getCamelContext());
        endpoint.setAutoCreate(false);
        endpoint.setMaximumReconnectAttempts(0);
        endpoint.setReconnectDelay(0);
        return endpoint;
    }
}
