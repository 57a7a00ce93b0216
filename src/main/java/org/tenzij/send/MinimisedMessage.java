package org.tenzij.send;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tenzij.policy.Grant;

/** What may leave and nothing else: the files as they will stand in the container. Made by {@link Minimise}. */
public final class MinimisedMessage {
    private final ValidMessage message;
    private final Grant grant;
    private final SortedMap<String, byte[]> content;
    private final SortedMap<String, String> mediaTypes;

    MinimisedMessage(
            ValidMessage message,
            Grant grant,
            SortedMap<String, byte[]> content,
            SortedMap<String, String> mediaTypes) {
        this.message = message;
        this.grant = grant;
        this.content = Collections.unmodifiableSortedMap(new TreeMap<>(content));
        this.mediaTypes = Collections.unmodifiableSortedMap(new TreeMap<>(mediaTypes));
    }

    ValidMessage message() {
        return message;
    }

    Grant grant() {
        return grant;
    }

    SortedMap<String, byte[]> content() {
        return content;
    }

    String mediaType(String path) {
        return mediaTypes.getOrDefault(path, "application/octet-stream");
    }
}
