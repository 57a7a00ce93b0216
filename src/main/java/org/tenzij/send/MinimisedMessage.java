package org.tenzij.send;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tenzij.exchange.Digest;
import org.tenzij.policy.Grant;

/** What may leave and nothing else: the files as they will stand in the container. Made by {@link Minimise}. */
public final class MinimisedMessage {
    private final GrantedMessage granted;
    private final SortedMap<String, byte[]> content;
    private final SortedMap<String, String> mediaTypes;

    MinimisedMessage(GrantedMessage granted, SortedMap<String, byte[]> content, SortedMap<String, String> mediaTypes) {
        this.granted = granted;
        this.content = Collections.unmodifiableSortedMap(new TreeMap<>(content));
        this.mediaTypes = Collections.unmodifiableSortedMap(new TreeMap<>(mediaTypes));
    }

    ValidMessage message() {
        return granted.message();
    }

    Grant grant() {
        return granted.grant();
    }

    List<Digest> reliedOn() {
        return granted.reliedOn();
    }

    SortedMap<String, byte[]> content() {
        return content;
    }

    String mediaType(String path) {
        return mediaTypes.getOrDefault(path, "application/octet-stream");
    }
}
