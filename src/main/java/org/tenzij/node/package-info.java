/**
 * Wires one node: configuration, routes, schedules, health. Here the steps meet Camel and Spring; nowhere else.
 *
 * <p>A route body is a batch: a step maps every item, refusals are committed with the successes, and only what is
 * unavailable or broken ends the batch.
 */
@NullMarked
package org.tenzij.node;

import org.jspecify.annotations.NullMarked;
