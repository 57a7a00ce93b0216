package org.tenzij.register.transfers;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A notice as a letter that its addressee can read. No personal data: there is none in a notice. */
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
                %s

                %s

                Verstrekker:      %s
                Ontvanger:        %s
                Grondslag:        %s (%s)
                Instrument:       %s
                Soort bericht:    %s
                Gegevensklasse:   %s
                Eerste doorgifte: %s
                Vingerafdruk:     %s

                %s
                """.formatted(
                toOrigin(notice) ? "KENNISGEVING AAN DE LIDSTAAT VAN HERKOMST" : "KENNISGEVING AAN DE TOEZICHTHOUDER",
                about,
                notice.sender().id(),
                notice.recipient().id(),
                notice.ground(),
                notice.source(),
                instruments(notice, "geen"),
                notice.kind().wireName(),
                notice.dataClass(),
                DAY.format(notice.at()),
                notice.digest().value(),
                toOrigin(notice)
                        ? "Gegevens die van u afkomstig zijn, zijn wegens een onmiddellijke en ernstige dreiging doorgegeven;\n"
                                + "uw voorafgaande instemming was niet tijdig te krijgen. De motivering staat in het register."
                        : "De documentatie per doorgifte (datum, tijd, ontvanger, reden, verstrekte gegevens) staat in het\n"
                                + "doorgifteregister van de verstrekker en wordt u desgevraagd ter beschikking gesteld.");
    }

    private static String english(Notice notice) {
        String about = notice.exchange() == null
                ? "This notice is about a category of transfers; later transfers in the same category are not\n"
                        + "reported one by one."
                : "This notice is about one transfer (" + notice.exchange() + ").";
        return """
                %s

                %s

                Sender:           %s
                Recipient:        %s
                Ground:           %s (%s)
                Instrument:       %s
                Kind of message:  %s
                Data class:       %s
                First transfer:   %s
                Digest:           %s

                %s
                """.formatted(
                toOrigin(notice) ? "NOTICE TO THE MEMBER STATE OF ORIGIN" : "NOTICE TO THE SUPERVISORY AUTHORITY",
                about,
                notice.sender().id(),
                notice.recipient().id(),
                notice.ground(),
                notice.source(),
                instruments(notice, "none"),
                notice.kind().wireName(),
                notice.dataClass(),
                DAY.format(notice.at()),
                notice.digest().value(),
                toOrigin(notice)
                        ? "Data that came from you were transferred because of an immediate and serious threat; your prior\n"
                                + "authorisation could not be had in time. The motivation stands in the register."
                        : "What is documented of each transfer (date, time, recipient, reason, the data) stands in the sender's\n"
                                + "transfer register and is made available to you on request.");
    }

    private static boolean toOrigin(Notice notice) {
        return notice.to() == Notice.Addressee.ORIGIN;
    }

    private static String instruments(Notice notice, String none) {
        return notice.instruments().isEmpty() ? none : String.join(", ", notice.instruments());
    }
}
