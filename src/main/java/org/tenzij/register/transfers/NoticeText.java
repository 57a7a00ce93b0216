package org.tenzij.register.transfers;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A notice as a letter that a supervisor can read. No personal data: there is none in a notice. */
public final class NoticeText {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private NoticeText() {}

    /** Dutch for {@code nl}, English for everyone else. */
    public static String of(Notice notice, String language) {
        return language.equals("nl") ? dutch(notice) : english(notice);
    }

    private static String dutch(Notice notice) {
        String about = notice.exchange() == null
                ? "Deze kennisgeving betreft een categorie van doorgiften; latere doorgiften in dezelfde\n"
                        + "categorie worden niet afzonderlijk gemeld."
                : "Deze kennisgeving betreft een afzonderlijke doorgifte (" + notice.exchange() + ").";
        return """
                KENNISGEVING AAN DE TOEZICHTHOUDER

                %s

                Verstrekker:      %s
                Ontvanger:        %s
                Grondslag:        %s (%s)
                Instrument:       %s
                Soort bericht:    %s
                Gegevensklasse:   %s
                Eerste doorgifte: %s
                Vingerafdruk:     %s

                De documentatie per doorgifte (datum, tijd, ontvanger, reden, verstrekte gegevens) staat in het
                doorgifteregister van de verstrekker en wordt u desgevraagd ter beschikking gesteld.
                """.formatted(
                        about,
                        notice.sender().id(),
                        notice.recipient().id(),
                        notice.ground(),
                        notice.source(),
                        instruments(notice, "geen"),
                        notice.kind().wireName(),
                        notice.dataClass(),
                        DAY.format(notice.at()),
                        notice.digest().value());
    }

    private static String english(Notice notice) {
        String about = notice.exchange() == null
                ? "This notice is about a category of transfers; later transfers in the same category are not\n"
                        + "reported one by one."
                : "This notice is about one transfer (" + notice.exchange() + ").";
        return """
                NOTICE TO THE SUPERVISORY AUTHORITY

                %s

                Sender:           %s
                Recipient:        %s
                Ground:           %s (%s)
                Instrument:       %s
                Kind of message:  %s
                Data class:       %s
                First transfer:   %s
                Digest:           %s

                What is documented of each transfer (date, time, recipient, reason, the data) stands in the sender's
                transfer register and is made available to you on request.
                """.formatted(
                        about,
                        notice.sender().id(),
                        notice.recipient().id(),
                        notice.ground(),
                        notice.source(),
                        instruments(notice, "none"),
                        notice.kind().wireName(),
                        notice.dataClass(),
                        DAY.format(notice.at()),
                        notice.digest().value());
    }

    private static String instruments(Notice notice, String none) {
        return notice.instruments().isEmpty() ? none : String.join(", ", notice.instruments());
    }
}
