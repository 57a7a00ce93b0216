package org.tenzij.cli;

import picocli.CommandLine;

/** Which version this is, as the jar says. */
final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "tenzij " + (version == null ? "(not packaged)" : version) + " on Java " + Runtime.version()
        };
    }
}
