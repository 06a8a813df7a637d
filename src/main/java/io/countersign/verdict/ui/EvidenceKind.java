package io.countersign.verdict.ui;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** How a piece of evidence is shown. What it claims to be counts only where its bytes do not say otherwise. */
enum EvidenceKind {
    IMAGE, PDF, TABLE, TEXT, OTHER;

    private static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final byte[] PDF_MARK = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    static EvidenceKind of(String mediaType, byte[] content) {
        var type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (IMAGES.contains(type)) return IMAGE;
        if (type.equals("application/pdf")) return startsWith(content, PDF_MARK) ? PDF : OTHER;
        if (type.equals("text/csv")) return TABLE;
        return type.startsWith("text/") || type.equals("application/json") ? TEXT : OTHER;
    }

    boolean drawnByBrowser() {
        return this == IMAGE || this == PDF;
    }

    private static boolean startsWith(byte[] content, byte[] mark) {
        return content.length >= mark.length && java.util.Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }
}
