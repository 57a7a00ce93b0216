package org.tenzij.figures;

import java.time.Instant;
import org.tenzij.exchange.MessageId;

/**
 * Figures with where they came from.
 *
 * @param sequence the number of the message in its pair; of two that speak of one year, the higher one holds
 */
public record Received(AnnualFigures figures, MessageId message, long sequence, Instant receivedAt) {}
