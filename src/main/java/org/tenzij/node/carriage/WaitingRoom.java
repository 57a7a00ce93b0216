package org.tenzij.node.carriage;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/** Bounds the connections that have not proved who they are, so that strangers cannot use up the server. */
final class WaitingRoom implements SessionListener {
    private final Set<Session> waiting = ConcurrentHashMap.newKeySet();
    private final int atMost;

    WaitingRoom(int atMost) {
        this.atMost = atMost;
    }

    @Override
    public void sessionCreated(Session session) {
        waiting.add(session);
        if (waiting.size() > atMost) {
            session.close(true);
        }
    }

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event == Event.Authenticated) {
            waiting.remove(session);
        }
    }

    @Override
    public void sessionClosed(Session session) {
        waiting.remove(session);
    }
}
