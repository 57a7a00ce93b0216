/** The HTTP door of a node, as a browser and a stranger meet it. */
@NullMarked
package org.tenzij.web;

import org.jspecify.annotations.NullMarked;
