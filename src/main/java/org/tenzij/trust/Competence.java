package org.tenzij.trust;

/** What an authority may do by law; a recipient must be competent for the purpose. Source: LED 35(1)(b); Wpg 36e(5). */
public enum Competence {
    POLICE_TASK,
    PROSECUTION,
    BORDER,
    IMMIGRATION,
    LABOUR,
    COORDINATION,
    COAST_GUARD,
    ANALYSIS
}
