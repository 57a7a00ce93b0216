/** Tests of the carriage, with a real server and a real Camel; nothing is faked. */
@NullMarked
package org.tenzij.node.carriage;

import org.jspecify.annotations.NullMarked;
