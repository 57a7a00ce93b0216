package org.tenzij.exchange.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of RFC 8785, sections 3.2.2 and 3.2.3, and appendix B. */
class CanonicalJsonConformanceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"b\":1,\"a\":2} | {\"a\":2,\"b\":1}",
                "{\"numbers\":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001]} | {\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27]}",
                "{\"literals\":[null,true,false]} | {\"literals\":[null,true,false]}",
                "[56,{\"d\":true,\"10\":null,\"1\":[]}] | [56,{\"1\":[],\"10\":null,\"d\":true}]",
                "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"1\":\"One\"} | {\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u20ac\":\"Euro Sign\"}",
                "[-0.0, 0] | [0,0]",
                "{\"s\":\"\\u000F\\nA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"} | {\"s\":\"\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"
            })
    void theCanonicalFormIsTheOneOfTheRfc(String given, String canonical) {
        assertThat(CanonicalJson.text(StrictJson.tree(given.strip().getBytes(StandardCharsets.UTF_8), "vector")))
                .isEqualTo(canonical.strip());
    }
}
