package org.tenzij.trust;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** A subject that says which officer of which organisation, and nothing about the person: one CN; besides it O, OU and C. */
final class FunctionalName {
    private static final Set<String> BESIDES = Set.of("O", "OU", "C");

    private FunctionalName() {}

    /** The functional id in that subject; empty where the subject says anything else, or more. */
    static Optional<String> of(X500Principal subject) {
        try {
            Optional<String> id = Optional.empty();
            for (Rdn part : new LdapName(subject.getName(X500Principal.RFC2253)).getRdns()) {
                String type = part.getType().toUpperCase(Locale.ROOT);
                boolean name = type.equals("CN") && id.isEmpty() && part.getValue() instanceof String;
                if (part.size() != 1 || !(name || BESIDES.contains(type))) {
                    return Optional.empty();
                }
                id = name ? Optional.of((String) part.getValue()) : id;
            }
            return id;
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}
