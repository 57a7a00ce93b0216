package org.tenzij.trust;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Untrusted;

/**
 * A folder that a party's authority signed as a whole: {@code SHA256SUMS} lists every file, {@code SHA256SUMS.p7s} is the
 * detached CAdES over that list. Stock tools check both: {@code sha256sum -c SHA256SUMS} and {@code openssl cms -verify}.
 *
 * <p>Source: settled point 6.
 */
public final class SignedFolder {
    /** The list of digests. */
    public static final String SUMS = "SHA256SUMS";

    /** The signature over it. */
    public static final String SIGNATURE = SUMS + ".p7s";

    private static final DetachedSignature.Place PLACE = new DetachedSignature.Place(
            ErrorCode.DECIDE_UNSIGNED_POLICY,
            SIGNATURE,
            "have your party's authority sign the folder with tenzij policy sign");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/-]{1,200}");
    /** 64 digits, then two blanks, then the name. */
    private static final int DIGITS_AND_BLANKS = 66;

    private SignedFolder() {}

    /** True where the folder says that it is signed, rightly or not. */
    public static boolean claimed(Map<String, byte[]> files) {
        return files.containsKey(SUMS) || files.containsKey(SIGNATURE);
    }

    /**
     * Returns only where that party's authority signed exactly these files.
     *
     * @param files every file of the folder by its path inside
     * @throws org.tenzij.exchange.Untrusted {@code decide.unsigned-policy}
     */
    public static void verify(SortedMap<String, byte[]> files, Member party, Certificates certificates, Instant now) {
        byte[] sums = files.get(SUMS);
        byte[] signature = files.get(SIGNATURE);
        if (sums == null || signature == null) {
            throw PLACE.unsigned("the folder is not signed");
        }
        OfficerLists.requireAuthority(sums, signature, party, certificates, now, PLACE);
        String expected = sums(files);
        String signed = new String(sums, StandardCharsets.UTF_8);
        if (!signed.equals(expected)) {
            throw new Untrusted(
                    ErrorCode.DECIDE_UNSIGNED_POLICY,
                    "a file was altered, added or taken away since the folder was signed",
                    difference(signed, expected),
                    "put the signed files back, or have your party's authority sign the folder anew");
        }
    }

    /** The first file that differs, by its name. */
    private static String difference(String signed, String found) {
        Set<String> lines =
                new TreeSet<>(Comparator.comparing(SignedFolder::name).thenComparing(line -> line));
        lines.addAll(signed.lines().toList());
        lines.addAll(found.lines().toList());
        Set<String> before = signed.lines().collect(Collectors.toSet());
        Set<String> after = found.lines().collect(Collectors.toSet());
        return lines.stream()
                .filter(line -> !before.contains(line) || !after.contains(line))
                .map(SignedFolder::name)
                .filter(name -> NAME.matcher(name).matches())
                .findFirst()
                .orElse(SUMS);
    }

    private static String name(String line) {
        return line.length() > DIGITS_AND_BLANKS ? line.substring(DIGITS_AND_BLANKS) : line;
    }

    /**
     * The list over these files, in the form of {@code sha256sum}, sorted by the octets of their names.
     *
     * @throws org.tenzij.exchange.Untrusted {@code decide.unsigned-policy} where a name holds anything but letters, digits and
     *     {@code . _ - /}: sha256sum writes others in another form, and a line feed would forge a line
     */
    public static String sums(Map<String, byte[]> files) {
        StringBuilder sums = new StringBuilder();
        new TreeMap<>(files).forEach((name, bytes) -> {
            if (!NAME.matcher(name).matches()) {
                throw PLACE.unsigned(
                        "the name of a file holds more than letters, digits, dots, dashes and underscores");
            }
            if (!name.equals(SUMS) && !name.equals(SIGNATURE)) {
                sums.append(Digest.of(bytes).hex()).append("  ").append(name).append('\n');
            }
        });
        return sums.toString();
    }
}
