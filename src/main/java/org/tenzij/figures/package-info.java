/**
 * Annual figures: the codebook, the form a coordinator fills, its checks, the first disclosure gate, the regional picture.
 *
 * <p>Stands before the rule: it says whether the figures are well formed (validate) and gives the rule the fact
 * {@code auditPassed} (decide). Pure: no framework, no clock, no disk but the resources inside the jar.
 */
@NullMarked
package org.tenzij.figures;

import org.jspecify.annotations.NullMarked;
