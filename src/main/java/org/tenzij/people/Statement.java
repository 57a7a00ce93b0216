package org.tenzij.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.trust.Office;

/**
 * What one officer says: canonical JSON (RFC 8785) that the officer signs with a personal certificate.
 *
 * <p>{@code say} names the kind of statement. Source: settled point 8.
 */
public sealed interface Statement permits Approval, Rejection, OralApproval, SecondPerson, Delegation, LookUp {
    /** The word that tells the kinds apart. */
    String say();

    /** Functional id of the officer who signs, for example {@code BQ_OM_1}. */
    String officer();

    /** In which office. */
    Office office();

    /** When, by the officer's own clock. */
    Instant at();

    /** The bytes that are signed. */
    default byte[] toBytes() {
        return Form.bytes(this);
    }

    /** What the statement is known by: the digest of its bytes. */
    default Digest id() {
        return Digest.of(toBytes());
    }

    /** Reads a statement. Fails with {@code approve.malformed} where it is not exactly one of ours in canonical form. */
    static Statement read(byte[] bytes) {
        JsonNode tree = tree(bytes);
        Statement statement = switch (tree.path("say").asText("")) {
            case Approval.SAY -> convert(tree, Approval.class, Set.of("template", "motivation"));
            case Rejection.SAY -> convert(tree, Rejection.class, Set.of());
            case OralApproval.SAY -> convert(tree, OralApproval.class, Set.of());
            case SecondPerson.SAY -> convert(tree, SecondPerson.class, Set.of());
            case Delegation.SAY -> convert(tree, Delegation.class, Set.of());
            case LookUp.SAY -> convert(tree, LookUp.class, Set.of());
            default -> throw malformed("it does not say what kind of statement it is", "say");
        };
        if (!Arrays.equals(statement.toBytes(), bytes)) {
            throw malformed("it is not in canonical form", "statement");
        }
        return statement;
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return StrictJson.tree(bytes, "statement");
        } catch (Invalid unreadable) {
            throw malformed("it is not one JSON object", unreadable.where());
        }
    }

    private static <T extends Statement> T convert(JsonNode tree, Class<T> type, Set<String> mayLack) {
        try {
            T statement = StrictJson.convert(tree, type, "statement");
            Form.missing(statement, mayLack).ifPresent(field -> {
                throw malformed("a field is missing", field);
            });
            return statement;
        } catch (Invalid unreadable) {
            throw unreadable.code() == ErrorCode.APPROVE_MALFORMED
                    ? unreadable
                    : malformed("a field is missing, unknown or wrong", unreadable.where());
        }
    }

    /** A statement that cannot be read; {@code what} and {@code where} never hold a value of it. */
    static Invalid malformed(String what, String where) {
        return new Invalid(
                ErrorCode.APPROVE_MALFORMED,
                "the statement cannot be used: " + what,
                where,
                "have it made by tenzij approvals, and signed as it is");
    }
}
