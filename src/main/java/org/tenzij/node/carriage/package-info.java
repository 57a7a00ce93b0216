/**
 * Carries sealed files from one node to another over SFTP: a drop server that peers can only put into, and the sender's end.
 *
 * <p>The step "carry" on the way out, and the door before "open" on the way in. What travels is sealed already; nothing here
 * can read it, and a file name proves nothing. Part of the node room: Camel and Apache MINA SSHD may be used, Spring not.
 */
@NullMarked
package org.tenzij.node.carriage;

import org.jspecify.annotations.NullMarked;
