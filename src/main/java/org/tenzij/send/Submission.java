package org.tenzij.send;

import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.MessageId;

/** One recipient of one request, read strictly and given an id; nothing of it is judged yet. Made by {@link Submit}. */
public final class Submission {
    private final MessageId id;
    private final Digest digest;
    private final RequestFile request;
    private final RequestFile.To recipient;
    private final boolean madeByGateway;
    private final @Nullable String submittedBy;

    Submission(
            MessageId id,
            Digest digest,
            RequestFile request,
            RequestFile.To recipient,
            boolean madeByGateway,
            @Nullable String submittedBy) {
        this.id = id;
        this.digest = digest;
        this.request = request;
        this.recipient = recipient;
        this.madeByGateway = madeByGateway;
        this.submittedBy = submittedBy;
    }

    public MessageId id() {
        return id;
    }

    /** Digest of the request as handed in, under the name it was handed in with: the same again is the same submission. */
    public Digest digest() {
        return digest;
    }

    public RequestFile request() {
        return request;
    }

    public RequestFile.To recipient() {
        return recipient;
    }

    /** True where its sender says that it is urgent. */
    public boolean pressing() {
        return request.pressing();
    }

    /** Functional id of the officer who signed it when it was handed in; null where nobody did. */
    public @Nullable String submittedBy() {
        return submittedBy;
    }

    /** True only for what this node composed itself: receipts. Nobody can hand such a message in. */
    boolean madeByGateway() {
        return madeByGateway;
    }
}
