/**
 * The command line. Commands that change state ask the running node over loopback; commands that read open its folder.
 */
@NullMarked
package org.tenzij.cli;

import org.jspecify.annotations.NullMarked;
