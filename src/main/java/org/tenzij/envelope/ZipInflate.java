package org.tenzij.envelope;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks one deflated file into exactly as many bytes as it declares, from exactly the bytes it has. */
final class ZipInflate {
    private ZipInflate() {}

    static byte[] inflated(byte[] packed, int sizeBytes, String where) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] content = new byte[sizeBytes];
            int length = 0;
            while (length < sizeBytes) {
                int more = inflater.inflate(content, length, sizeBytes - length);
                if (more == 0) {
                    throw Distrust.container("a file is shorter than it says", where);
                }
                length += more;
            }
            // The end mark may still stand before us; one octet more would be a file longer than it says.
            if (inflater.inflate(new byte[1]) != 0 || !inflater.finished() || inflater.getRemaining() != 0) {
                throw Distrust.container("a file is longer than it says", where);
            }
            return content;
        } catch (DataFormatException e) {
            throw Distrust.container("a file cannot be unpacked", where);
        } finally {
            inflater.end();
        }
    }
}
