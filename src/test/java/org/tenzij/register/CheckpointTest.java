package org.tenzij.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;

class CheckpointTest {
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    /** The example of C2SP tlog-checkpoint. */
    private static final String EXAMPLE = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";

    @Test
    void theExampleComesBackAsItWas() {
        Checkpoint checkpoint = Checkpoint.parse(EXAMPLE);
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.text()).isEqualTo(EXAMPLE);
    }

    @Test
    void aSignedOneComesBackAsItWas() {
        SigningKey key = RegisterKeys.make("example.com/behind-the-sofa");
        SignedCheckpoint signed = SignedCheckpoint.sign(Checkpoint.parse(EXAMPLE), key);
        assertThat(SignedCheckpoint.parse(signed.toBytes(), key.verifier())).isEqualTo(signed);
        assertThat(signed.cosignatures()).isEmpty();
    }

    @Test
    void anythingElseIsRefused() {
        List<String> wrong = List.of(
                "",
                "\n",
                "a\n1\n",
                "a\n1\n" + ROOT,
                "a\n1\n" + ROOT + "\n\n",
                "a\n1\n" + ROOT + "\nextension\n",
                "\n1\n" + ROOT + "\n",
                "a b\n1\n" + ROOT + "\n",
                "a+b\n1\n" + ROOT + "\n",
                "a\n01\n" + ROOT + "\n",
                "a\n+1\n" + ROOT + "\n",
                "a\n-1\n" + ROOT + "\n",
                "a\n\n" + ROOT + "\n",
                "a\n1 \n" + ROOT + "\n",
                "a\n\u0661\n" + ROOT + "\n",
                "a\n9999999999999999999\n" + ROOT + "\n",
                "a\n1\n" + ROOT.replace("=", "") + "\n",
                "a\n1\n" + ROOT.replace("2I=", "2J=") + "\n",
                "a\n1\n" + ROOT.substring(4) + "\n",
                "a\n1\n" + ROOT.replace('/', '_') + "\n");
        assertThat(wrong)
                .hasSize(20)
                .allSatisfy(text -> assertThatThrownBy(() -> Checkpoint.parse(text))
                        .isInstanceOfSatisfying(
                                Invalid.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REGISTER_BAD_CHECKPOINT)));
    }
}
