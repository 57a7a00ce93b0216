package org.tenzij.node.carriage;

/** The answer to an SFTP request that a drop folder does not grant: a status of the protocol and a fixed sentence of ours. */
final class Declined extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    Declined(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
