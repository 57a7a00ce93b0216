package org.tenzij.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.figures.AnnualFigures;
import org.tenzij.figures.CsvForm;
import org.tenzij.send.RequestFile;
import org.tenzij.trust.Community;
import org.tenzij.trust.Member;
import org.tenzij.trust.Side;

/**
 * Turns the form a coordinator fills into a request file to every other party.
 *
 * <p>Handing a form in states: these are our own counts, none of them past its removal date, none counted in the
 * themaregister, and, where another law than the Wpg governs, that this law allows it. Source: MoU 4; Wpg 14, 22(1).
 */
public final class FiguresRequest {
    private final Party own;
    private final Community community;
    private final InstantSource clock;

    public FiguresRequest(Party own, Community community, InstantSource clock) {
        this.own = own;
        this.community = community;
        this.clock = clock;
    }

    /** What handing in a form states, as facts by their ids; shown to the coordinator before sending. */
    public static Map<String, JsonNode> stated(Side side) {
        Map<String, JsonNode> facts = new TreeMap<>();
        facts.put("originHandling", TextNode.valueOf("OWN"));
        facts.put("removalDatePassed", BooleanNode.FALSE);
        facts.put("countsFromThemeData", BooleanNode.FALSE);
        facts.put("processingBasis", TextNode.valueOf(side == Side.GOVERNED ? "WPG_8" : "FOREIGN"));
        if (side == Side.OUTSIDE) {
            facts.put("ownAttestation", BooleanNode.TRUE);
        }
        return facts;
    }

    /**
     * The request as JSON.
     *
     * @param recipients empty means every other party of the community
     * @throws org.tenzij.exchange.Invalid with row and column of the first finding, and how many more there are
     */
    public byte[] request(byte[] csv, List<Party> recipients) {
        AnnualFigures figures = CsvForm.read(csv, own, clock.instant()).orStop();
        List<Party> to = recipients.isEmpty()
                ? community.members().stream()
                        .map(Member::party)
                        .filter(party -> !party.equals(own))
                        .toList()
                : recipients;
        RequestFile request = new RequestFile(
                Kind.ANNUAL_FIGURES,
                new RequestFile.From(own, null, null),
                to.stream().map(party -> new RequestFile.To(party, null)).toList(),
                null,
                null,
                null,
                null,
                List.of(),
                null,
                stated(community.member(own).side()),
                (ObjectNode) figures.toPayload(),
                List.of(),
                List.of(),
                null,
                null,
                null);
        return CanonicalJson.bytes(StrictJson.toTree(request));
    }
}
