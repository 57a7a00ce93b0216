package org.tenzij.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.node.Submitting;
import org.tenzij.receive.Incoming;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.send.Outgoing;
import org.tenzij.trust.Office;
import org.tenzij.web.RunningNode;

/** The part of the story that is about a case: officers ask, promise, approve, and the rule says no until they have. */
final class CaseStory {
    private final DemoNetwork network;
    private final Story story;
    private final Acts acts;

    CaseStory(DemoNetwork network, Story story) {
        this.network = network;
        this.story = story;
        this.acts = new Acts(network);
    }

    void play() {
        DemoOfficer police = acts.officer("bq", "BQ_KPCN_1", Office.CASE_OFFICER);
        DemoOfficer prosecutor = acts.officer("bq", "BQ_OM_1", Office.PROSECUTOR);
        DemoOfficer curacao = acts.officer("cw", "CW_KPC_1", Office.CASE_OFFICER);
        DemoOfficer curacaoOm = acts.officer("cw", "CW_OM_1", Office.PROSECUTOR);
        Incoming.Message request = asked(curacao, "cw-request-invented.json", "question about a person, CW-26-0117");
        Outgoing.Exchange signal = waits(police, "bq-signal-invented.json", "cw", "signal on two persons (invented)");
        acts.undertaken(police, signal, curacaoOm, "CW-MANDATE-1");
        granted(police, prosecutor, signal, "… undertaking by a mandated officer, judged suitable; prosecutor …");
        refused("bq", "bq-theme-signal-invented.json", "sx", "themaregister data", "P2");
        refused("nl", "nl-signal-invented.json", "sx", "police data under 17a", "S5.no-ground");
        picture(police, prosecutor);
        onward(police, prosecutor, request, curacaoOm);
        warned();
        waits(police, "bq-signal-invented.json", "cw", "the signal once more: waits for you");
    }

    /** Another party asks about a person: the question that C5 and C6 want to see. */
    private Incoming.Message asked(DemoOfficer asks, String file, String what) {
        Submitting.Taken taken = asks.handIn(Story.resource(file), file);
        Outgoing.Exchange ended = acts.ended(asks.node(), taken.id());
        boolean told =
                ended.state() == Outgoing.State.COMPLETED && Story.ground(ended).equals("R1");
        story.tell(
                asks.node().party().id(),
                "bq",
                what,
                "granted " + Story.ground(ended),
                List.of("signed by " + ended.submittedBy() + "; receipt № " + ended.sequence()),
                told);
        return acts.received(network.node("bq"), asks.node().party(), taken.id());
    }

    private Outgoing.Exchange waits(DemoOfficer officer, String file, String to, String what) {
        Submitting.Taken taken = officer.handIn(Story.resource(file), what);
        Outgoing.Exchange held = acts.settled(officer.node(), taken.id());
        story.tell(
                officer.node().party().id(),
                to,
                what,
                "WAITING",
                ExplanationLines.waiting(explanation(held)),
                held.state() == Outgoing.State.HELD && held.envelope() == null);
        return held;
    }

    private void granted(DemoOfficer officer, DemoOfficer prosecutor, Outgoing.Exchange held, String what) {
        Outgoing.Exchange now = officer.node().outgoing().find(held.id()).orElseThrow();
        prosecutor.approve(now, "B3");
        Outgoing.Exchange ended = acts.ended(officer.node(), held.id());
        JsonNode record = StrictJson.tree(Objects.requireNonNull(ended.decision()), "decision");
        JsonNode original = StrictJson.tree(officer.node().outgoing().request(held.id()), "request")
                .path("payload");
        List<String> details = new ArrayList<>();
        details.add("kept: " + texts(record.path("kept")));
        details.add("coarser: " + texts(record.path("generalised")));
        details.add("left out: " + (Leaves.count(original) - Leaves.count(content(ended))) + " of "
                + Leaves.count(original) + " values");
        details.add("approved by " + texts(record.path("approvedBy")) + "; receipt № " + ended.sequence());
        story.tell(
                officer.node().party().id(),
                ended.recipient().id(),
                what,
                "granted " + Story.ground(ended),
                details,
                ended.state() == Outgoing.State.COMPLETED && Story.ground(ended).equals("B3"));
    }

    private JsonNode content(Outgoing.Exchange ended) {
        Outgoing.Exchange sent = ended;
        RunningNode to = network.node(sent.recipient());
        return to.incoming().messages(sent.kind(), 1000).stream()
                .filter(message -> message.id().equals(sent.id()))
                .findFirst()
                .map(message -> StrictJson.tree(message.content(), "payload"))
                .orElseThrow();
    }

    private void refused(String from, String file, String to, String what, String gate) {
        DemoOfficer officer = acts.officer(from, from.equals("nl") ? "NL_POLITIE_1" : "BQ_KPCN_1", Office.CASE_OFFICER);
        Submitting.Taken taken = officer.handIn(Story.resource(file), file);
        Outgoing.Exchange ended = acts.settled(officer.node(), taken.id());
        JsonNode explanation = explanation(ended);
        story.tell(
                from,
                to,
                what,
                "REFUSED",
                ExplanationLines.of(explanation),
                ended.state() == Outgoing.State.REFUSED_BY_POLICY
                        && ended.envelope() == null
                        && ExplanationLines.failed(explanation).contains(gate));
    }

    /** Case-linked information for the regional picture of the RST. */
    private void picture(DemoOfficer police, DemoOfficer prosecutor) {
        DemoOfficer team = acts.officer("rst", "RST_CT_1", Office.CASE_OFFICER);
        asked(team, "rst-request-invented.json", "question for the regional picture, RST-26-0004");
        Outgoing.Exchange held =
                waits(police, "bq-rst-signal-invented.json", "rst", "case-linked information for the regional picture");
        acts.undertaken(police, held, team, "RST-MANDATE-1");
        granted(police, prosecutor, held, "… the same, promised and approved …");
    }

    /** A reference of Curaçao, typed anew with other signs, is still Curaçao's. */
    private void onward(DemoOfficer police, DemoOfficer prosecutor, Incoming.Message request, DemoOfficer curacaoOm) {
        Outgoing.Exchange held =
                waits(police, "bq-aw-onward-invented.json", "aw", "onward of cw's data, its reference typed anew");
        acts.consented(police, request, held, curacaoOm, "CW-MANDATE-1");
        Outgoing.Exchange consented = police.node().outgoing().find(held.id()).orElseThrow();
        acts.undertaken(police, consented, acts.officer("aw", "AW_OM_1", Office.PROSECUTOR), "AW-MANDATE-1");
        granted(police, prosecutor, held, "… with the consent of cw, promised and approved …");
    }

    private void warned() {
        RunningNode node = network.node("bq");
        List<Entry> warnings = new ArrayList<>();
        long size = node.entries().size();
        for (long index = 0; index < size; ) {
            List<byte[]> some = node.entries().read(index, 256);
            for (byte[] bytes : some) {
                Entry entry = Entry.read(bytes, "entry " + index++);
                if (entry.event() == Event.WARNED) {
                    warnings.add(entry);
                }
            }
        }
        story.tell(
                "bq",
                "",
                "single cases become a pattern",
                "WARNED",
                warnings.stream()
                        .map(entry -> entry.particulars().get("ground") + " used "
                                + entry.particulars().get("toAll") + " times within "
                                + entry.particulars().get("withinDays") + " days")
                        .toList(),
                !warnings.isEmpty());
    }

    private static JsonNode explanation(Outgoing.Exchange exchange) {
        byte[] kept = exchange.explanation();
        return kept == null ? StrictJson.object() : StrictJson.tree(kept, "explanation");
    }

    private static String texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts.isEmpty() ? "-" : String.join(", ", texts);
    }
}
