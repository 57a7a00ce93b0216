package org.tenzij.node;

import java.util.List;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Party;

/** The one door for what users hand in, from the folder, the command line and the web alike. */
public final class Intake {
    private final ProducerTemplate camel;
    private final FiguresRequest figures;

    Intake(ProducerTemplate camel, FiguresRequest figures) {
        this.camel = camel;
        this.figures = figures;
    }

    /**
     * A request file, JSON.
     *
     * @param key what makes it itself: the same key with the same bytes is the same submission
     * @throws GatewayException with code, place and remedy; then nothing is stored
     */
    public Submitting.Accepted request(byte[] json, String key) {
        return request(json, key, null);
    }

    /**
     * A request file that an officer signed.
     *
     * @param signature detached CAdES over {@code json}; null where nobody signed
     */
    public Submitting.Accepted request(byte[] json, String key, byte @Nullable [] signature) {
        try {
            return camel.requestBody(
                    "direct:submit", new Submitting.Request(json, key, signature), Submitting.Accepted.class);
        } catch (CamelExecutionException wrapped) {
            if (wrapped.getCause() instanceof GatewayException ours) {
                throw ours;
            }
            throw wrapped;
        }
    }

    /** Annual figures as CSV, to these parties, or to every other party where none is named. */
    public Submitting.Accepted figures(byte[] csv, String key, List<Party> recipients) {
        return request(figures.request(csv, recipients), key);
    }
}
