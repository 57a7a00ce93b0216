package org.tenzij.receive;

/** A message that was answered before: the original receipt is due again and nothing else happens. */
public record RepeatedMessage(byte[] originalReceipt) implements Admission {}
