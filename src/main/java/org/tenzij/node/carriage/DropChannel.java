package org.tenzij.node.carriage;

import java.io.IOException;
import java.util.List;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;

/** A channel on which nothing but a subsystem can be asked for: no shell, command, terminal, environment, agent or display. */
final class DropChannel extends ChannelSession {
    /** Makes these channels, and no other kind is known: so no forwarding either. */
    static final ChannelFactory FACTORY = new ChannelFactory() {
        @Override
        public String getName() {
            return "session";
        }

        @Override
        public Channel createChannel(Session session) {
            return new DropChannel();
        }
    };

    private DropChannel() {
        super(List.of());
    }

    @Override
    protected RequestHandler.Result handleInternalRequest(String type, boolean wantReply, Buffer request)
            throws IOException {
        return type.equals("subsystem")
                ? super.handleInternalRequest(type, wantReply, request)
                : RequestHandler.Result.ReplyFailure;
    }
}
