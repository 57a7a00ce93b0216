package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.Digest;

/** What a person's word binds to, and when a yes that leans on such words ends. */
class ApprovalTest {
    private static final String SIGNAL = "signal-waits-for-people";
    private static final WorkedCase WAITS = PolicyExamples.worked(SIGNAL);
    private static final Instant NOW = WAITS.now();
    private static final Instant ENDS = WAITS.request().expiresAt();

    private static Digest approval(WorkedCase worked) {
        return approval(PolicyExamples.SET, worked);
    }

    private static Digest approval(PolicySet set, WorkedCase worked) {
        return held(set, worked).approvalDigest();
    }

    private static Held.Candidate held(PolicySet set, WorkedCase worked) {
        Rule rule = new Rule(set, PolicyExamples.ALL_DUTIES, Pseudonyms.PLACEHOLDER);
        return ((Held) rule.decide(worked.request(), worked.facts(), worked.now()))
                .candidates()
                .getFirst();
    }

    @Test
    void anotherMessageIsAnotherApproval() {
        List<WorkedCase> all = Stream.of(
                        new String[] {"thread: \"BQ-26-0031\"", "thread: \"BQ-26-0032\""},
                        new String[] {"authority: BQ_KPCN", "authority: BQ_OM"},
                        new String[] {"authority: CW_KPC", "authority: CW_OM"},
                        new String[] {"codes: [H1]", "codes: [H2]"},
                        new String[] {"2026-12-24T12:00:00Z", "2026-12-23T12:00:00Z"},
                        new String[] {"names\": [\"Ana", "names\": [\"Luz"},
                        new String[] {"    - \"forms[]\"", "    - \"forms[]\"\n    - \"description\""},
                        new String[] {"    soft: true", "    soft: true\n    reporter: {date: \"2026-11-01\"}"},
                        new String[] {
                            "  kind: signal", "  kind: signal\n  exchange: 01943a5e-0000-7000-8000-000000000001"
                        },
                        new String[] {
                            "  kind: signal",
                            "  kind: signal\n  undertaking: \""
                                    + Digest.of(new byte[0]).value() + "\""
                        })
                .map(fromTo -> PolicyExamples.rewritten(SIGNAL, fromTo))
                .toList();
        Set<Digest> digests =
                new HashSet<>(all.stream().map(ApprovalTest::approval).toList());
        digests.add(approval(WAITS));
        assertThat(digests).hasSize(all.size() + 1);
    }

    @Test
    void anotherRuleIsAnotherApproval() {
        assertThat(approval(PolicyExamples.SET.without("C9"), WAITS)).isNotEqualTo(approval(WAITS));
    }

    @Test
    void anotherFileIsAnotherApproval() {
        String material = "sha256:abababababababababababababababababababababababababababababababab\"}\n  payload";
        WorkedCase first = PolicyExamples.worked("practice-aw-clean");
        WorkedCase other = PolicyExamples.rewritten("practice-aw-clean", material, material.replace("aba", "bab"));
        assertThat(PolicyExamples.RULE.approvalDigests(other.request(), other.facts(), other.now()))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(
                        PolicyExamples.RULE.approvalDigests(first.request(), first.facts(), first.now()));
    }

    private static Assertion prosecutor(String fact, Digest to, @Nullable Instant until) {
        return new Assertion(fact, true, Asserter.APPROVER, to, "PROSECUTOR", true, until);
    }

    private static Decision approved(WorkedCase worked, Assertion... words) {
        return PolicyExamples.RULE.decide(worked.request(), worked.facts().and(Facts.of(words)), worked.now());
    }

    private static Instant end(Assertion... words) {
        return ((Grant) approved(WAITS, words)).expiresAt();
    }

    @Test
    void aYesEndsWithTheFirstWordItNeeds() {
        Digest digest = approval(WAITS);
        Instant soon = NOW.plusSeconds(60);
        Instant later = NOW.plusSeconds(3600);
        Assertion interest = prosecutor("specificInterest", digest, null);
        assertThat(end(prosecutor("prosecutorApproved", digest, null), interest))
                .isEqualTo(ENDS);
        assertThat(end(prosecutor("prosecutorApproved", digest, soon), interest))
                .isEqualTo(soon);
        assertThat(end(prosecutor("prosecutorApproved", digest, ENDS), interest))
                .isEqualTo(ENDS);
        assertThat(end(prosecutor("prosecutorApproved", digest, ENDS.plusSeconds(1)), interest))
                .isEqualTo(ENDS);
        assertThat(end(prosecutor("prosecutorApproved", digest, later), prosecutor("specificInterest", digest, soon)))
                .isEqualTo(soon);
        assertThat(end(prosecutor("prosecutorApproved", digest, soon), prosecutor("specificInterest", digest, later)))
                .isEqualTo(soon);
    }

    @Test
    void aWordThatItDoesNotNeedMayEndBefore() {
        Digest digest = approval(WAITS);
        Instant soon = NOW.plusSeconds(60);
        Instant later = NOW.plusSeconds(3600);
        assertThat(end(
                        prosecutor("undertakingSuitable", digest, soon),
                        prosecutor("prosecutorApproved", digest, null),
                        prosecutor("specificInterest", digest, later)))
                .isEqualTo(later);
        assertThat(end(
                        prosecutor("undertakingSuitable", digest, soon),
                        prosecutor("prosecutorApproved", digest, null),
                        prosecutor("specificInterest", digest, null)))
                .isEqualTo(ENDS);
    }

    @Test
    void theWordAboutTheRecipientsLawIsNeededWhereTheLawAsksIt() {
        WorkedCase waters = PolicyExamples.worked("follow-up-bq-waters");
        Instant soon = waters.now().plusSeconds(60);
        Grant grant = (Grant) approved(
                waters,
                new Assertion("recipientLawConfirmed", true, Asserter.APPROVER, null, "CASE_OFFICER", false, soon));
        assertThat(grant.expiresAt()).isEqualTo(soon);
    }

    @Test
    void aRemovalThatIsLiftedStaysLiftedAsLongAsTheWordForItHolds() {
        WorkedCase danger = PolicyExamples.worked("vital-interest-lifts-the-safe-address");
        Instant soon = danger.now().plusSeconds(60);
        Digest digest = ((Held) approved(danger))
                .candidates().stream()
                        .filter(one -> one.ground().id().equals("G4A"))
                        .findFirst()
                        .orElseThrow()
                        .approvalDigest();
        Grant grant = (Grant) approved(
                danger, prosecutor("vitalInterest", digest, null), prosecutor("prosecutorApproved", digest, soon));
        assertThat(grant.ground().id()).isEqualTo("G4A");
        assertThat(grant.expiresAt()).isEqualTo(soon);
        assertThat(grant).hasToString("Grant[G4A, Request[signal nl to cw]]");
    }

    @Test
    void aRaisedClassEndsAYesThatDoesNotCarryIt() {
        WorkedCase figures = PolicyExamples.rewritten("figures-cw-attested", "auditPassed: true, ", "");
        Instant soon = figures.now().plusSeconds(60);
        Grant grant = (Grant)
                approved(figures, new Assertion("auditPassed", true, Asserter.GATEWAY, null, null, false, soon));
        assertThat(grant.expiresAt()).isEqualTo(soon);
    }

    private static final String FOLLOW_UP = "follow-up-bq-to-cw-law";

    private static Held.TemplateDigest template(String... fromTo) {
        return held(PolicyExamples.SET, PolicyExamples.rewritten(FOLLOW_UP, fromTo))
                .templates()
                .getFirst();
    }

    @Test
    void aWordForATemplateCoversTheMessageForAsLongAsItIsGivenFor() {
        WorkedCase status = PolicyExamples.worked(FOLLOW_UP);
        Held.TemplateDigest template = template();
        assertThat(template.template()).isEqualTo("FOLLOW_UP_STATUS_EXAMPLE");
        Instant until = status.now().plus(Duration.ofDays(10));
        Grant grant = (Grant) approved(
                status,
                prosecutor("prosecutorApproved", template.digest(), until),
                prosecutor("specificInterest", template.digest(), until));
        assertThat(grant.expiresAt()).isEqualTo(until);
        assertThat(grant.approvedBy()).containsExactly("PROSECUTOR");
        assertThat(approved(
                        status,
                        prosecutor("prosecutorApproved", template.digest(), null),
                        prosecutor("specificInterest", template.digest(), null)))
                .isInstanceOf(Held.class);
        Instant tooLong = status.now().plus(Duration.ofDays(91));
        assertThat(approved(
                        status,
                        prosecutor("prosecutorApproved", template.digest(), tooLong),
                        prosecutor("specificInterest", template.digest(), tooLong)))
                .isInstanceOf(Held.class);
    }

    @Test
    void aWordForATemplateIsForThesePartiesPurposesAndCodes() {
        assertThat(template("status: \"INTERVIEW_HELD\"", "status: \"CLOSED\"")).isEqualTo(template());
        assertThat(template("of: \"KW-26-0017\"", "of: \"KW-26-0018\"")).isEqualTo(template());
        assertThat(template("[INVESTIGATION]", "[DETECTION]")).isNotEqualTo(template());
        assertThat(template("[H0]", "[H1]")).isNotEqualTo(template());
        assertThat(template("authority: KW_RHL", "authority: KW_OTHER")).isNotEqualTo(template());
    }

    @Test
    void noTemplateCoversMoreFieldsOrAnotherKind() {
        WorkedCase more =
                PolicyExamples.rewritten(FOLLOW_UP, "    - \"status\"", "    - \"status\"\n    - \"ourReference\"");
        assertThat(held(PolicyExamples.SET, more).templates()).isEmpty();
        assertThat(held(PolicyExamples.SET, WAITS).templates()).isEmpty();
    }
}
