package org.tenzij.policy;

/** The family of clauses a side stands under in one exchange. Source: Wpg 36c(2), 17a; Wbp BES. */
public enum Regime {
    WPG_BES,
    WPG_EU,
    WBP_BES,
    CW_LAW,
    SX_LAW,
    AW_LAW;

    /** True for the side that the Wet politiegegevens or the Wbp BES binds: from here to outside is a transfer. */
    public boolean governed() {
        return this == WPG_BES || this == WPG_EU || this == WBP_BES;
    }
}
