package org.tenzij.trust;

/** In which capacity a person speaks. Which office may say what is laid down under {@code policies/}, never here. */
public enum Office {
    CASE_OFFICER,
    COORDINATOR,
    ANALYST,
    PROSECUTOR,
    PRIVACY_OFFICER,
    GEZAGHEBBER,
    OPERATOR,
    INSPECTOR
}
