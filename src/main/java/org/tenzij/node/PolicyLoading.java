package org.tenzij.node;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SortedMap;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Untrusted;
import org.tenzij.policy.PolicyFiles;
import org.tenzij.policy.PolicySet;
import org.tenzij.trust.Certificates;
import org.tenzij.trust.Community;
import org.tenzij.trust.LastVersion;
import org.tenzij.trust.SignedFolder;

/**
 * Loads the policy set this node may run by. Outside the example profile that is a folder which the party's authority signed,
 * not older than the last one, without anything made up for a demonstration. Source: settled point 6.
 */
final class PolicyLoading {
    private final Settings.NodeSettings node;
    private final Folders folders;
    private final Community community;
    private final Certificates certificates;
    private final InstantSource clock;

    PolicyLoading(
            Settings.NodeSettings node,
            Folders folders,
            Community community,
            Certificates certificates,
            InstantSource clock) {
        this.node = node;
        this.folders = folders;
        this.community = community;
        this.certificates = certificates;
        this.clock = clock;
    }

    /** Where the set comes from: the folder, or the program itself. */
    String from() {
        Path folder = node.policies();
        return folder == null ? "program" : folder.toString();
    }

    /** The set, if it may be used. Fails with a code of {@code decide.*}; what is in use stays in use then. */
    PolicySet load() {
        Path folder = node.policies();
        boolean example = node.profile() == Settings.Profile.EXAMPLE;
        if (folder == null && !example) {
            throw new Fault(
                    ErrorCode.DECIDE_NO_POLICY,
                    "no policy folder is configured",
                    "tenzij.node.policies",
                    "name the folder with the policy set your party has adopted");
        }
        SortedMap<String, byte[]> files = folder == null ? PolicyFiles.fromClassPath() : PolicyFiles.read(folder);
        if (!example || SignedFolder.claimed(files)) {
            SignedFolder.verify(files, community.member(new Party(node.party())), certificates, clock.instant());
        }
        PolicySet set = PolicySet.of(files);
        if (set.hasExamples() && !example) {
            throw new Fault(
                    ErrorCode.DECIDE_BAD_POLICY,
                    "the policy set holds instruments that were made up for the demonstration",
                    "tenzij.node.policies",
                    "replace each instrument marked as an example by one your party has adopted");
        }
        if (!example) {
            notOlder(set);
        }
        return set;
    }

    private void notOlder(PolicySet set) {
        try {
            LastVersion.notOlder(set.number(), set.version(), "policies/set.yaml", folders.lastPolicies());
        } catch (Untrusted | Fault older) {
            throw new Fault(
                    ErrorCode.DECIDE_POLICY_ROLLBACK,
                    older.what(),
                    older.where(),
                    "load the newest set; a changed set gets a higher version in set.yaml",
                    older);
        }
    }

    @Override
    public String toString() {
        return "PolicyLoading[" + from() + "]";
    }
}
