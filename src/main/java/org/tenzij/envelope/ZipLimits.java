package org.tenzij.envelope;

/**
 * How much a ZIP may hold before anything of it is unpacked.
 *
 * @param totalBytes of all files together, unpacked
 * @param storedOnly true refuses compressed entries and folders
 */
record ZipLimits(int entries, long totalBytes, boolean storedOnly) {}
