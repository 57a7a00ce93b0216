package org.tenzij.register.transfers;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;

/** The register as a file for other eyes: three formats, the same columns, no formula. */
public enum Export {
    /** RFC 4180: comma, lines ended by CR LF, plain ASCII titles, UTF-8 without a byte order mark. */
    CSV("text/csv;charset=UTF-8") {
        @Override
        public void write(List<Transfer> transfers, String language, OutputStream out) throws IOException {
            TransferCsv.write(transfers, language, out);
        }
    },
    /** Office Open XML, one sheet, every cell a text. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        public void write(List<Transfer> transfers, String language, OutputStream out) throws IOException {
            TransferSheet.write(transfers, language, out);
        }
    },
    /** An array of objects whose keys are those of {@link Column}; the language makes no difference. */
    JSON("application/json") {
        @Override
        public void write(List<Transfer> transfers, String language, OutputStream out) throws IOException {
            TransferJson.write(transfers, out);
        }
    };

    private final String mediaType;

    Export(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The ending of a file of this format, without a dot. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Writes the lines, and leaves the stream open. */
    public abstract void write(List<Transfer> transfers, String language, OutputStream out) throws IOException;

    /** The format with that ending. Fails with {@code validate.wrong-code} on any other. */
    public static Export of(String ending) {
        for (Export format : values()) {
            if (format.ending().equals(ending)) {
                return format;
            }
        }
        throw new Invalid(ErrorCode.VALIDATE_WRONG_CODE, "there is no such format", "format", "use csv, xlsx or json");
    }
}
