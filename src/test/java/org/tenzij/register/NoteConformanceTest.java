package org.tenzij.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;

/** Signed notes and verifier keys: the published examples, and what is not one. */
class NoteConformanceTest {
    private static final Map<String, String> VECTORS = new HashMap<>();
    private static final List<String> BAD_KEYS = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        JsonNode vectors = TreeConformanceTest.vectors("signed-note.json");
        vectors.get("badKeys").forEach(key -> BAD_KEYS.add(key.textValue()));
        vectors.properties().stream()
                .filter(field -> field.getValue().isTextual())
                .forEach(field -> VECTORS.put(field.getKey(), field.getValue().textValue()));
        assertThat(VECTORS).hasSize(7);
    }

    private static String vector(String name) {
        return String.valueOf(VECTORS.get(name));
    }

    private static SignedNote parse(String note) {
        return SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(ErrorCode code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        GatewayException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void thePublishedNotesVerify() {
        VerifierKey peter = VerifierKey.parse(vector("peterKey"));
        VerifierKey enoch = VerifierKey.parse(vector("enochKey"));
        SignedNote both = parse(vector("text") + "\n" + vector("peterLine") + vector("enochLine"));
        both.requireSignedBy(peter);
        both.requireSignedBy(enoch);
        assertThat(both.text()).isEqualTo(vector("text"));
        assertThat(both.others(peter)).extracting(NoteSignature::name).containsExactly("EnochRoot");
        assertThat(both.toBytes())
                .isEqualTo((vector("text") + "\n" + vector("peterLine") + vector("enochLine"))
                        .getBytes(StandardCharsets.UTF_8));
        SignedNote notAscii = parse(vector("notAsciiText") + "\n" + vector("notAsciiLine"));
        notAscii.requireSignedBy(peter);
        assertThat(notAscii.text()).isEqualTo(vector("notAsciiText"));
    }

    @Test
    void keysComeBackAsTheyWere() {
        for (String name : List.of("peterKey", "enochKey")) {
            assertThat(VerifierKey.parse(vector(name))).hasToString(vector(name));
        }
        VerifierKey made = RegisterKeys.make("tenzij.example/cw").verifier();
        assertThat(VerifierKey.parse(made.toString())).isEqualTo(made).hasSameHashCodeAs(made);
        assertThat(made).isNotEqualTo(VerifierKey.parse(vector("peterKey")));
    }

    @Test
    void everyPartOfAKeyAndEveryChangedCharacterIsRefused() {
        String key = vector("peterKey");
        int tried = 0;
        for (int from = 0; from <= key.length(); from++) {
            for (int to = from; to <= key.length(); to++) {
                if (from > 0 || to < key.length()) {
                    String part = key.substring(from, to);
                    refused(ErrorCode.REGISTER_BAD_KEY, () -> VerifierKey.parse(part));
                    tried++;
                }
            }
        }
        for (int i = 0; i < key.length(); i++) {
            String changed = key.substring(0, i) + (char) (key.charAt(i) + 1) + key.substring(i + 1);
            refused(ErrorCode.REGISTER_BAD_KEY, () -> VerifierKey.parse(changed));
            tried++;
        }
        assertThat(key).hasSize(66);
        assertThat(tried).isEqualTo(67 * 68 / 2 - 1 + 66);
        assertThat(BAD_KEYS)
                .hasSize(2)
                .allSatisfy(bad -> refused(ErrorCode.REGISTER_BAD_KEY, () -> VerifierKey.parse(bad)));
        refused(ErrorCode.REGISTER_BAD_KEY, () -> VerifierKey.parse(key.replace("c74f", "C74F")));
        refused(
                ErrorCode.REGISTER_BAD_KEY,
                () -> VerifierKey.of("a b", RegisterKeys.pair("Ed25519").getPublic()));
        refused(
                ErrorCode.REGISTER_BAD_KEY,
                () -> VerifierKey.of("ab", RegisterKeys.pair("X25519").getPublic()));
        refused(
                ErrorCode.REGISTER_BAD_KEY,
                () -> new SigningKey(
                        "ab",
                        RegisterKeys.pair("Ed25519").getPrivate(),
                        RegisterKeys.pair("Ed25519").getPublic()));
        refused(
                ErrorCode.REGISTER_BAD_KEY,
                () -> new SigningKey(
                        "ab",
                        RegisterKeys.pair("EC").getPrivate(),
                        RegisterKeys.pair("Ed25519").getPublic()));
    }

    @Test
    void whatIsNotANoteIsRefused() {
        String text = vector("text");
        String line = vector("peterLine");
        String bare = line.replace("\n", "");
        List<String> malformed = List.of(
                "",
                "\n",
                text,
                text + "\n",
                text + line,
                text + "\n" + bare,
                "\u0001" + text + "\n" + line,
                text + "\r\n\n" + line,
                text + "\n" + line + "Unexpected line.\n",
                text + "\n" + line + "\n",
                text + "\n" + line.replace("\u2014 ", "- "),
                text + "\n" + line.replace("\u2014 ", "\u2014"),
                text + "\n" + line.replace("PeterNeumann", "Bad Name"),
                text + "\n" + line.replace("PeterNeumann", "Bad+Name"),
                text + "\n" + line.replace("PeterNeumann ", ""),
                text + "\n" + line.replace("=", ""),
                text + "\n" + line.replace("nAM=", "nAN="),
                text + "\n" + "\u2014 PeterNeumann x08gow==\n",
                text + "\n" + line.repeat(SignedNote.MAX_SIGNATURES + 1),
                text + " ".repeat(SignedNote.MAX_BYTES) + "\n\n" + line);
        assertThat(malformed)
                .hasSize(20)
                .allSatisfy(note -> refused(ErrorCode.REGISTER_BAD_CHECKPOINT, () -> parse(note)));
        byte[] notUtf8 = ("x" + text + "\n" + line).getBytes(StandardCharsets.UTF_8);
        notUtf8[0] = (byte) 0xff;
        refused(ErrorCode.REGISTER_BAD_CHECKPOINT, () -> SignedNote.parse(notUtf8));
    }

    @Test
    void aNoteThatTheKeyDidNotSignIsRefused() {
        VerifierKey peter = VerifierKey.parse(vector("peterKey"));
        String text = vector("text");
        String line = vector("peterLine");
        List<String> wrong = List.of(
                text + "\n" + vector("enochLine"),
                text.replace("crypto", "Crypto") + "\n" + line,
                text + "x\n\n" + line,
                text + "\n\n" + line,
                text + "\n" + line.replace("PeterNeumann", "CarmenSandiego"),
                text + "\n" + line.replace("x08go/", "x08go0"),
                text + "\n" + line.replace("x08g", "xxxx"),
                text + "\n" + line + line.replace("nAM=", "nAQ="));
        assertThat(wrong)
                .hasSize(8)
                .allSatisfy(note -> refused(
                        ErrorCode.REGISTER_WRONG_SIGNATURE, () -> parse(note).requireSignedBy(peter)));
    }
}
