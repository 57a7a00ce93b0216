package org.tenzij.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Stands in for every binding of the routes: notes what comes by, claims what it is told to, fails where it is told to. */
public final class StandIn {
    /** What the stand-ins of one context share. */
    static final class Play {
        final List<String> steps = new ArrayList<>();
        final List<String> released = new ArrayList<>();
        Map<String, Object> headersAtFirst = new TreeMap<>();
        List<String> toClaim = List.of("one", "two");
        String failAt = "";

        @Nullable
        Throwable failure;
    }

    private final Play play;

    StandIn(Play play) {
        this.play = play;
    }

    private void step(String verb, Exchange camel) throws Exception {
        if (play.steps.isEmpty()) {
            play.headersAtFirst = new TreeMap<>(camel.getMessage().getHeaders());
        }
        play.steps.add(verb);
        Throwable failure = play.failure;
        if (verb.equals(play.failAt) && failure != null) {
            switch (failure) {
                case Exception exception -> throw exception;
                case Error error -> throw error;
                default -> throw new AssertionError(failure);
            }
        }
    }

    public Batch<String, String> claim(Exchange camel) throws Exception {
        step("claim", camel);
        return Claims.take(
                camel,
                new Portion(64, Duration.ZERO),
                most -> play.toClaim,
                (claimed, rest) -> play.released.addAll(claimed));
    }

    public void validate(Exchange camel) throws Exception {
        step("validate", camel);
    }

    public void decide(Exchange camel) throws Exception {
        step("decide", camel);
    }

    public void minimise(Exchange camel) throws Exception {
        step("minimise", camel);
    }

    public void seal(Exchange camel) throws Exception {
        step("seal", camel);
    }

    public void carry(Exchange camel) throws Exception {
        step("carry", camel);
    }

    public void open(Exchange camel) throws Exception {
        step("open", camel);
    }

    public void admit(Exchange camel) throws Exception {
        step("admit", camel);
    }

    public void deliver(Exchange camel) throws Exception {
        step("deliver", camel);
    }

    public void acknowledge(Exchange camel) throws Exception {
        step("acknowledge", camel);
    }

    public void submit(Exchange camel) throws Exception {
        step("submit", camel);
    }

    public void record(Exchange camel) throws Exception {
        step("record", camel);
    }

    public void expire(Exchange camel) throws Exception {
        step("expire", camel);
    }

    public void press(Exchange camel) throws Exception {
        step("press", camel);
    }

    public void forget(Exchange camel) throws Exception {
        step("forget", camel);
    }

    public void sweep(Exchange camel) throws Exception {
        step("sweep", camel);
    }

    public void name(Exchange camel) throws Exception {
        step("name", camel);
    }
}
