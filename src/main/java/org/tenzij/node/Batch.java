package org.tenzij.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Refused;
import org.tenzij.exchange.Unavailable;
import org.tenzij.exchange.Untrusted;

/**
 * What one route body carries: claimed items, and how far each came. An item that was refused keeps its refusal and is not
 * touched by later steps.
 *
 * @param <C> what was claimed from the store
 * @param <T> what the last step made of it
 */
final class Batch<C, T> {
    /** One item: either its value or why it stopped. */
    record Item<C, T>(
            C claimed, @Nullable T value, @Nullable GatewayException refusal) {}

    private final List<Item<C, T>> items;
    private final Consumer<List<C>> release;

    private Batch(List<Item<C, T>> items, Consumer<List<C>> release) {
        this.items = List.copyOf(items);
        this.release = release;
    }

    /** A batch of freshly claimed items; {@code release} gives them back when the batch cannot be finished. */
    static <C> Batch<C, C> claimed(List<C> claimed, Consumer<List<C>> release) {
        return new Batch<>(
                claimed.stream().map(one -> new Item<C, C>(one, one, null)).toList(), release);
    }

    /** Runs a step on every item that is still going. Unavailable and Fault end the batch; the rest stays with its item. */
    <U> Batch<C, U> map(BiFunction<C, T, U> step) {
        List<Item<C, U>> next = new ArrayList<>(items.size());
        for (Item<C, T> item : items) {
            T value = item.value();
            if (value == null) {
                next.add(new Item<>(item.claimed(), null, item.refusal()));
                continue;
            }
            try {
                next.add(new Item<>(item.claimed(), step.apply(item.claimed(), value), null));
            } catch (Refused | Invalid | Untrusted refusal) {
                next.add(new Item<>(item.claimed(), null, refusal));
            } catch (Unavailable | Fault end) {
                throw end;
            }
        }
        return new Batch<>(next, release);
    }

    List<Item<C, T>> items() {
        return items;
    }

    List<C> claims() {
        return items.stream().map(Item::claimed).toList();
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    int size() {
        return items.size();
    }

    /** Gives the claims back to the store, so that they are taken again later. */
    void release() {
        if (!items.isEmpty()) {
            release.accept(claims());
        }
    }
}
