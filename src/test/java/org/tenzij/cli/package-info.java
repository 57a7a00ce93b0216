/** Each command, run in this JVM as a shell would run it. */
@NullMarked
package org.tenzij.cli;

import org.jspecify.annotations.NullMarked;
