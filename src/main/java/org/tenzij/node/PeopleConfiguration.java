package org.tenzij.node;

import java.time.Instant;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tenzij.exchange.Party;
import org.tenzij.people.Agreements;
import org.tenzij.people.Hearing;
import org.tenzij.people.InOffice;
import org.tenzij.people.OnFile;
import org.tenzij.people.Origins;
import org.tenzij.people.Pledges;
import org.tenzij.people.Promised;
import org.tenzij.people.References;
import org.tenzij.people.Threads;
import org.tenzij.people.Words;
import org.tenzij.people.WorkingDays;
import org.tenzij.receive.Incoming;
import org.tenzij.register.subjects.Tokens;
import org.tenzij.register.transfers.Supervision;
import org.tenzij.send.Decide;
import org.tenzij.send.Outgoing;
import org.tenzij.send.Submit;
import org.tenzij.send.Validate;
import org.tenzij.store.Store;
import org.tenzij.store.Transactions;
import org.tenzij.trust.NodeKeys;
import org.tenzij.trust.Officers;

/** The people of a node: who may speak, what they said, and what follows from it. */
@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {
    @Bean
    Words words(Store store) {
        return store.words();
    }

    @Bean
    Agreements agreements(Store store) {
        return store.agreements();
    }

    @Bean
    Origins origins(Store store) {
        return store.origins();
    }

    @Bean
    Threads threads(Store store) {
        return store.threads();
    }

    @Bean
    WorkingDays workingDays() {
        return new WorkingDays();
    }

    @Bean
    References references(NodeKeys keys) {
        return new References(keys.pseudonym());
    }

    @Bean
    Pledges pledges(Officers officers) {
        return new Pledges(officers);
    }

    @Bean
    Promised promised(Party own, Officers officers, Agreements agreements) {
        return new Promised(own, officers, agreements);
    }

    @Bean
    OnFile onFile(
            Party own,
            Officers officers,
            Words words,
            Agreements agreements,
            Origins origins,
            Threads threads,
            References references) {
        return new OnFile(own, officers, words, agreements, origins, threads, references);
    }

    @Bean
    InOffice inOffice(Party own, Officers officers, Words words) {
        return new InOffice(own, officers, words);
    }

    @Bean
    Hearing hearing(InOffice office, Officers officers, Words words, Policies policies, WorkingDays days) {
        return new Hearing(office, officers, words, policies, days);
    }

    @Bean
    Filing filing(
            Party own,
            Threads threads,
            Origins origins,
            References references,
            Agreements agreements,
            Pledges pledges,
            Outgoing outgoing) {
        return new Filing(own, threads, origins, references, agreements, pledges, outgoing);
    }

    @Bean
    Approving approving(
            Party own,
            Hearing hearing,
            Words words,
            Submit submit,
            Validate validate,
            Decide decide,
            Outgoing outgoing,
            Transactions transactions,
            Store store,
            InstantSource clock,
            Bells bells) {
        return new Approving(
                own, hearing, words, submit, validate, decide, outgoing, transactions, store.ledger(), clock, bells);
    }

    @Bean
    Previewing previewing(Submit submit, Validate validate, Decide decide, InstantSource clock) {
        return new Previewing(submit, validate, decide, clock);
    }

    @Bean
    Handshakes handshakes(
            Submit submit,
            Validate validate,
            Decide decide,
            Outgoing outgoing,
            Incoming incoming,
            Agreements agreements,
            InstantSource clock) {
        return new Handshakes(submit, validate, decide, outgoing, incoming, agreements, clock);
    }

    /** Whom an exchange is about, for those who may ask. */
    @Bean
    SubjectDesk subjectDesk(Party own, NodeKeys keys, Officers officers, Store store, InstantSource clock) {
        return new SubjectDesk(
                new Tokens(keys.subjectIndex()),
                store.subjects(),
                store.ledger(),
                store.transactions(),
                id -> inOffice(own, officers, id, clock.instant()),
                clock);
    }

    private static boolean inOffice(Party own, Officers officers, String id, Instant now) {
        return officers.of(own).stream()
                .anyMatch(officer -> officer.id().equals(id)
                        && !officers.officesOf(officer, now).isEmpty());
    }

    @Bean
    Following following(
            Party own, Filing filing, Policies policies, Outgoing outgoing, SubjectDesk subjects, Store store) {
        return new Following(
                own,
                filing,
                new PatternWatch(policies, outgoing, store.ledger()),
                subjects,
                new Supervision(store.notices(), store.ledger()),
                policies);
    }

    @Bean
    Overdue overdue(
            Party own,
            Outgoing outgoing,
            Words words,
            WorkingDays days,
            Submitting submitting,
            Submit submit,
            Transactions transactions,
            Store store) {
        return new Overdue(own, outgoing, words, days, submitting, submit, transactions, store.ledger());
    }
}
