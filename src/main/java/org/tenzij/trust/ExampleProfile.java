package org.tenzij.trust;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;

/** What is known of a party before it has any key: names, law and authorities. Source: mission, "the six parties". */
record ExampleProfile(
        Party party, Text names, Side side, Law defaultLaw, Set<Law> mayActUnder, List<Member.Authority> authorities) {
    private static final String RESOURCE = "/example/members.json";

    static ExampleProfile of(Party party) {
        return all().stream()
                .filter(profile -> profile.party().equals(party))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        ErrorCode.VALIDATE_UNKNOWN_PARTY,
                        "the example community does not know this party",
                        "party " + party,
                        "use bq, cw, sx, aw, rst, kw or nl"));
    }

    private static List<ExampleProfile> all() {
        try (InputStream in = ExampleProfile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("not in the jar");
            }
            return List.of(StrictJson.read(in.readAllBytes(), ExampleProfile[].class, RESOURCE));
        } catch (IOException e) {
            throw new Fault(
                    ErrorCode.INTERNAL, "a file of the program is missing", RESOURCE, "install the program again", e);
        }
    }
}
