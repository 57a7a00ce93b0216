package org.tenzij.figures;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;

/**
 * All findings of one submission, at once, in the order of the rows; within a row the hard ones first.
 *
 * @param all every finding
 */
public record Findings(List<Finding> all) {
    public Findings {
        all = all.stream()
                .sorted(Comparator.comparingInt(Finding::row).thenComparing(Finding::severity))
                .toList();
    }

    public List<Finding> hard() {
        return all.stream().filter(Finding::hard).toList();
    }

    public List<Finding> soft() {
        return all.stream().filter(finding -> !finding.hard()).toList();
    }

    /** The hard findings as one error: the first gives the code and the place, the others are counted. */
    public Optional<Invalid> invalid() {
        List<Finding> hard = hard();
        return hard.isEmpty()
                ? Optional.empty()
                : Optional.of(error(hard, "mend them in the form and hand it in again"));
    }

    /**
     * The questions that no comment answers yet, as one error with {@code validate.needs-comment}. Figures with such
     * questions are not sent.
     */
    public Optional<Invalid> unanswered() {
        List<Finding> open = all.stream().filter(Finding::asksForComment).toList();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(error(open, "mend the figure, or say in the column comment why it is right"));
    }

    /** Fails with {@link Invalid} on hard findings, then on questions without an answer; otherwise does nothing. */
    public void stop() {
        invalid().ifPresent(Findings::raise);
        unanswered().ifPresent(Findings::raise);
    }

    /** Each finding in words, a line each. {@code language}: see {@link FiguresTexts}. */
    public List<String> lines(FiguresTexts texts) {
        return all.stream().map(texts::text).toList();
    }

    private static void raise(Invalid invalid) {
        throw invalid;
    }

    private static Invalid error(List<Finding> findings, String remedy) {
        Finding first = findings.getFirst();
        ErrorCode code = first.code();
        String what = findings.size() == 1
                ? "the figures hold one error"
                : "the figures hold " + findings.size() + " errors; this is the first";
        if (code == ErrorCode.VALIDATE_NEEDS_COMMENT) {
            what = "the figures raise " + findings.size() + " question" + (findings.size() == 1 ? "" : "s")
                    + " without a comment";
        }
        return new Invalid(code, what, first.where(), remedy);
    }
}
