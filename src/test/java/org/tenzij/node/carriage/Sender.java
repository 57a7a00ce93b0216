package org.tenzij.node.carriage;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** A real Camel that can carry to one endpoint, as a node has it. */
public final class Sender implements AutoCloseable {
    public final CamelContext camel = new DefaultCamelContext();
    private final String uri;
    private final ProducerTemplate template;

    public Sender(PeerEndpoint endpoint) {
        uri = CarryComponent.uri(endpoint.peer());
        camel.addComponent(CarryComponent.SCHEME, new CarryComponent(Map.of(endpoint.peer(), endpoint)));
        camel.start();
        template = camel.createProducerTemplate();
    }

    /** Sends a body to the peer; may be called by several threads. */
    public void send(Object body) {
        template.sendBody(uri, body);
    }

    /** Sends a body to any address. */
    public void sendTo(String address, Object body) {
        template.sendBody(address, body);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
