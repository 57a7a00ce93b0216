package org.tenzij.node.carriage;

import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_FAILURE;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.SftpException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Unavailable;
import org.tenzij.exchange.Untrusted;

/** Puts what Camel's SFTP client reports into the gateway's words. In doubt the peer is away, and is tried again. */
final class CarryFailure {
    private static final String HOST_KEY = "server_host_key";

    private CarryFailure() {}

    /** What a failed carriage to that peer means. */
    static GatewayException of(Party peer, GenericFileOperationFailedException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            GatewayException meaning = meaning(peer, cause, failed);
            if (meaning != null) {
                return meaning;
            }
        }
        return unreachable(peer, failed);
    }

    /** The peer did not answer in time. */
    static Unavailable unreachable(Party peer, Throwable cause) {
        return new Unavailable(
                ErrorCode.CARRY_UNREACHABLE,
                "the peer's drop server cannot be reached or does not answer",
                "endpoint of " + peer,
                "it is tried again; if it lasts, check host, port and network with the peer",
                cause);
    }

    private static @Nullable GatewayException meaning(
            Party peer, Throwable cause, GenericFileOperationFailedException failed) {
        if (cause instanceof JSchHostKeyException
                || (cause instanceof JSchAlgoNegoFailException none && HOST_KEY.equals(none.getAlgorithmName()))) {
            return new Untrusted(
                    ErrorCode.CARRY_WRONG_HOST_KEY,
                    "the server shows another host key than the one that is pinned",
                    "endpoint of " + peer,
                    "send nothing; ask the peer by another way whether it changed its key",
                    failed);
        }
        if (cause instanceof JSchAlgoNegoFailException) {
            return denied(peer, "the server offers no algorithm that is allowed here", failed);
        }
        if (cause instanceof JSchException refused && saysAuthentication(refused)) {
            return denied(peer, "the server does not know our key", failed);
        }
        // With a cause it is the connection that failed; without, these are the words of the server.
        if (cause instanceof SftpException refused && refused.id <= SSH_FX_FAILURE && refused.getCause() == null) {
            return denied(peer, "the server does not take the file: no permission, no space or a used name", failed);
        }
        return null;
    }

    /** The client library has no type for this; the words are its own and are not sent by the server. */
    private static boolean saysAuthentication(JSchException refused) {
        String words = String.valueOf(refused.getMessage());
        return words.startsWith("Auth fail") || words.startsWith("Auth cancel");
    }

    private static Unavailable denied(Party peer, String what, Throwable cause) {
        return new Unavailable(
                ErrorCode.CARRY_DENIED,
                what,
                "endpoint of " + peer,
                "it is tried again; if it lasts, agree keys and quota with the peer",
                cause);
    }
}
