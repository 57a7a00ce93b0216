package org.tenzij.envelope;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A DER file taken apart, so that a test can change one thing in it and put it together again. */
final class Tlv {
    final List<Tlv> children = new ArrayList<>();
    int tag;
    byte[] value;
    /** Writes it with an indefinite length, which is BER. */
    boolean indefinite;

    Tlv(int tag, byte[] value, Tlv... children) {
        this.tag = tag;
        this.value = value;
        this.children.addAll(Arrays.asList(children));
    }

    static Tlv parse(byte[] der) {
        List<Tlv> all = all(der, 0, der.length);
        if (all.size() != 1) {
            throw new IllegalArgumentException("not one value");
        }
        return all.get(0);
    }

    private static List<Tlv> all(byte[] der, int from, int end) {
        List<Tlv> values = new ArrayList<>();
        int at = from;
        while (at < end) {
            int tag = der[at] & 0xff;
            int length = der[at + 1] & 0xff;
            int start = at + 2;
            if (length >= 0x80) {
                int octets = length & 0x7f;
                length = 0;
                for (int i = 0; i < octets; i++) {
                    length = (length << 8) | (der[start++] & 0xff);
                }
            }
            Tlv value = new Tlv(tag, new byte[0]);
            if ((tag & 0x20) != 0) {
                value.children.addAll(all(der, start, start + length));
            } else {
                value.value = Arrays.copyOfRange(der, start, start + length);
            }
            values.add(value);
            at = start + length;
        }
        return values;
    }

    /** The value at the end of this path of child numbers. */
    Tlv at(int... path) {
        Tlv found = this;
        for (int child : path) {
            found = found.children.get(child);
        }
        return found;
    }

    byte[] write() {
        byte[] content = value;
        if ((tag & 0x20) != 0) {
            ByteArrayOutputStream inner = new ByteArrayOutputStream();
            children.forEach(child -> inner.writeBytes(child.write()));
            content = inner.toByteArray();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (indefinite) {
            out.write(0x80);
        } else if (content.length < 0x80) {
            out.write(content.length);
        } else {
            int octets = (39 - Integer.numberOfLeadingZeros(content.length)) / 8;
            out.write(0x80 | octets);
            for (int i = octets - 1; i >= 0; i--) {
                out.write(content.length >>> (8 * i));
            }
        }
        out.writeBytes(content);
        if (indefinite) {
            out.write(0);
            out.write(0);
        }
        return out.toByteArray();
    }
}
