package org.tenzij.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.InstantSource;
import java.time.Period;
import java.util.EnumSet;
import java.util.Set;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tenzij.envelope.Opener;
import org.tenzij.envelope.Sealer;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.exchange.payload.PayloadSchemas;
import org.tenzij.node.carriage.DropServer;
import org.tenzij.people.OnFile;
import org.tenzij.people.Pledges;
import org.tenzij.people.Promised;
import org.tenzij.people.Threads;
import org.tenzij.policy.Duty;
import org.tenzij.policy.Pseudonyms;
import org.tenzij.policy.ReceivingRule;
import org.tenzij.policy.Rule;
import org.tenzij.receive.Acknowledge;
import org.tenzij.receive.Admit;
import org.tenzij.receive.Deliver;
import org.tenzij.receive.Incoming;
import org.tenzij.receive.Open;
import org.tenzij.send.Carry;
import org.tenzij.send.Confirm;
import org.tenzij.send.Decide;
import org.tenzij.send.Minimise;
import org.tenzij.send.Outgoing;
import org.tenzij.send.Seal;
import org.tenzij.send.Submit;
import org.tenzij.send.Validate;
import org.tenzij.store.Store;
import org.tenzij.store.Transactions;
import org.tenzij.trust.Community;
import org.tenzij.trust.NodeKeys;
import org.tenzij.trust.Officers;

/** The steps of an exchange and what binds them to the routes, in the order in which a message meets them. */
@Configuration(proxyBeanMethods = false)
class StepConfiguration {
    /** The duties this version carries out: register, decision record, manifest and store do. A ground with another is no yes. */
    private static final Set<Duty> ABLE = EnumSet.of(
            Duty.LOG,
            Duty.KEEP_INSTRUMENT,
            Duty.KEEP_ATTESTATION,
            Duty.DOCUMENT_TRANSFER,
            Duty.TELL_SUPERVISOR,
            Duty.TELL_ORIGIN,
            Duty.TELL_RECIPIENT,
            Duty.KEEP_UNDERTAKING,
            Duty.RECORD_MOTIVATION,
            Duty.WARN_OF_PATTERN,
            Duty.MARK_NOT_IN_COURT,
            Duty.MARK_NOT_ONWARD);

    private static final Period LONGEST_RETENTION = Period.ofYears(5);

    @Bean
    Party own(Settings settings) {
        return new Party(settings.node().party());
    }

    @Bean
    Settings.RhythmSettings rhythm(Settings settings) {
        return settings.rhythm();
    }

    @Bean
    Bells bells() {
        return new Bells();
    }

    @Bean
    PayloadSchemas payloadSchemas() {
        return new PayloadSchemas();
    }

    @Bean
    Submit submit(Party own, Officers officers) {
        return new Submit(own, officers);
    }

    @Bean
    Validate validate(
            Party own,
            Community community,
            PayloadSchemas schemas,
            Settings.RhythmSettings rhythm,
            Policies policies,
            Threads threads,
            Pledges pledges) {
        return new Validate(own, community, schemas, rhythm.expiry(), policies, threads, pledges);
    }

    @Bean
    Decide decide(Policies policies, Community community, OnFile file, NodeKeys keys) {
        Pseudonyms pseudonyms = new KeyedPseudonyms(keys.pseudonym());
        return new Decide(() -> new Rule(policies.get(), ABLE, pseudonyms), community, file);
    }

    @Bean
    Minimise minimise() {
        return new Minimise();
    }

    @Bean
    Seal seal(Sealer sealer, Seal.EncryptionCertificates certificates) {
        return new Seal(sealer, certificates);
    }

    @Bean
    Submitting submitting(
            Submit submit,
            Validate validate,
            Outgoing outgoing,
            Filing filing,
            Transactions transactions,
            InstantSource clock,
            Bells bells) {
        return new Submitting(submit, validate, outgoing, filing, transactions, clock, bells);
    }

    @Bean
    Deciding deciding(
            Submit submit,
            Validate validate,
            Decide decide,
            Outgoing outgoing,
            Following following,
            Transactions transactions,
            Settings.RhythmSettings rhythm,
            InstantSource clock,
            Bells bells) {
        return new Deciding(submit, validate, decide, outgoing, following, transactions, rhythm, clock, bells);
    }

    @Bean
    Sealing sealing(
            Submit submit,
            Validate validate,
            Decide decide,
            Minimise minimise,
            Seal seal,
            Outgoing outgoing,
            Filing filing,
            Transactions transactions,
            Store store,
            Settings.RhythmSettings rhythm,
            InstantSource clock,
            Bells bells) {
        return new Sealing(
                submit,
                validate,
                decide,
                minimise,
                seal,
                outgoing,
                filing,
                transactions,
                store.ledger(),
                rhythm,
                clock,
                bells);
    }

    @Bean
    Carrying carrying(
            Submit submit,
            Validate validate,
            Decide decide,
            Outgoing outgoing,
            Transactions transactions,
            Store store,
            Settings.RhythmSettings rhythm,
            InstantSource clock) {
        return new Carrying(
                submit, validate, decide, new Carry(), outgoing, store.ledger(), transactions, rhythm, clock);
    }

    @Bean
    Arriving arriving(
            Incoming incoming,
            Transactions transactions,
            Settings.RhythmSettings rhythm,
            InstantSource clock,
            Bells bells) {
        return new Arriving(incoming, transactions, rhythm, clock, bells);
    }

    @Bean
    Receiving receiving(
            Opener opener,
            Party own,
            Policies policies,
            Community community,
            PayloadSchemas schemas,
            Incoming incoming,
            Outgoing outgoing,
            Quarantine quarantine,
            Pledges pledges,
            Promised promised,
            Filing filing,
            SubjectDesk subjects,
            Transactions transactions,
            Store store,
            Settings.RhythmSettings rhythm,
            InstantSource clock,
            Bells bells) {
        return new Receiving(
                new Open(opener),
                new Admit(
                        own,
                        community,
                        () -> new ReceivingRule(policies.get(), ABLE, LONGEST_RETENTION),
                        schemas,
                        incoming,
                        pledges,
                        promised),
                new Deliver(),
                new Acknowledge(),
                new Confirm(outgoing),
                incoming,
                quarantine,
                filing,
                subjects,
                transactions,
                store.ledger(),
                rhythm,
                clock,
                bells);
    }

    @Bean
    Acknowledging acknowledging(
            Party own,
            Submit submit,
            Validate validate,
            Decide decide,
            Minimise minimise,
            Seal seal,
            Incoming incoming,
            Transactions transactions,
            Store store,
            Publishing publishing,
            Settings.RhythmSettings rhythm,
            InstantSource clock) {
        return new Acknowledging(
                own,
                submit,
                validate,
                decide,
                minimise,
                seal,
                incoming,
                transactions,
                store.ledger(),
                publishing::checkpoint,
                rhythm,
                clock);
    }

    @Bean
    Quarantine quarantine(Folders folders, Incoming incoming) {
        return new Quarantine(folders.quarantine(), incoming);
    }

    @Bean
    Housekeeping housekeeping(
            Outgoing outgoing,
            Overdue overdue,
            SubjectDesk subjects,
            Transactions transactions,
            Settings.RhythmSettings rhythm,
            InstantSource clock,
            DropServer server,
            Arriving arriving,
            Bells bells) {
        return new Housekeeping(outgoing, overdue, subjects, transactions, rhythm, clock, () -> {
            server.sweep(clock.instant());
            server.scan().forEach(dropped -> arriving.arrived(dropped.peer(), dropped.file()));
            bells.arrive.ring();
        });
    }

    @Bean
    Intake intake(ProducerTemplate camel, Party own, Community community, InstantSource clock) {
        return new Intake(camel, new FiguresRequest(own, community, clock));
    }

    @Bean
    Outbox outbox(Intake intake, Quarantine quarantine) {
        return new Outbox(intake, quarantine);
    }

    @Bean
    Failures failures() {
        return new Failures();
    }

    @Bean
    ObjectMapper strictJson() {
        return StrictJson.reader();
    }
}
