/** Tests of the transfer register as people ask for it. */
@org.jspecify.annotations.NullMarked
package org.tenzij.register.transfers;
