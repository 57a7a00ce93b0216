/**
 * People: what officers say under their own signature, and what this node has on file when the rule asks.
 *
 * <p>Approvals, refusals, oral approvals with a second person, delegations; undertakings and consents of other parties;
 * threads and where data came from. Stands beside decide on the way out and beside admit on the way in. Decides nothing:
 * it turns signed words into facts, and every doubt into none.
 */
@NullMarked
package org.tenzij.people;

import org.jspecify.annotations.NullMarked;
