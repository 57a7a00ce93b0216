/** Tests of the index of persons. */
@org.jspecify.annotations.NullMarked
package org.tenzij.register.subjects;
