package org.tenzij.register.transfers;

import java.util.List;

/** What the supervisor is to be told, kept until it is told and after. Writes take part in the transaction of the caller. */
public interface Notices {
    /** Keeps a notice; false where one of that category is kept already, and then nothing changes. */
    boolean keep(Notice notice);

    /** All of them, in the order in which they were kept. */
    List<Notice> all();
}
