package io.countersign.verdict.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.countersign.inbox.OpenEvidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One opened piece of evidence: what it is, and itself as far as it can be shown safely. */
final class EvidenceSheet extends Div {

    private static final int MOST_ROWS = 500;
    private static final int MOST_CHARACTERS = 200_000;

    EvidenceSheet(OpenEvidence.Opened opened, EvidenceFile shown, EvidenceFile saved) {
        addClassName("sheet");
        var item = opened.item();
        var origin = new Span(item.mediaType() + " · " + size(item.size()) + " · SHA-256 " + item.sha256().substring(0, 12) + "…");
        origin.setTitle("SHA-256, base64: " + item.sha256());
        var save = new Anchor(saved, AttachmentType.DOWNLOAD, "Download");
        save.getElement().setAttribute("aria-label", "Download " + item.name());
        var head = new Div(origin, save);
        head.addClassName("origin");
        add(head, body(opened, shown));
    }

    private static Component body(OpenEvidence.Opened opened, EvidenceFile shown) {
        var name = opened.item().name();
        return switch (EvidenceKind.of(opened.item().mediaType(), opened.content())) {
            case IMAGE -> scrolled(new Image(shown, "Evidence " + name), name);
            case PDF -> frame(shown, name);
            case TABLE -> scrolled(table(text(opened)), name);
            case TEXT -> scrolled(new Pre(text(opened)), name);
            case OTHER -> new Paragraph("This kind of file cannot be shown here safely. Download it to look at it.");
        };
    }

    private static Component frame(EvidenceFile shown, String name) {
        var frame = new IFrame(shown);
        frame.setTitle("Evidence " + name);
        frame.addClassName("document");
        return frame;
    }

    /** Reached by the keyboard, so that it can be scrolled by it. */
    private static Component scrolled(Component content, String name) {
        var region = new Div(content);
        region.addClassName("scrolled");
        region.getElement().setAttribute("tabindex", "0").setAttribute("role", "region")
                .setAttribute("aria-label", "Content of " + name);
        return region;
    }

    private static Component table(String csv) {
        try (var parser = CSVParser.parse(csv, CSVFormat.DEFAULT)) {
            var table = new NativeTable();
            table.addClassName("cells");
            parser.stream().limit(MOST_ROWS).forEach(row -> {
                if (row.getRecordNumber() == 1) table.getHead().add(cells(row, true));
                else table.getBody().add(cells(row, false));
            });
            return table;
        } catch (IOException | java.io.UncheckedIOException notCsv) {
            return new Pre(csv);
        }
    }

    private static NativeTableRow cells(CSVRecord values, boolean head) {
        var row = new NativeTableRow();
        values.forEach(value -> {
            if (head) row.addHeaderCell().setText(value);
            else row.addDataCell().setText(value);
        });
        return row;
    }

    private static String text(OpenEvidence.Opened opened) {
        var text = new String(opened.content(), StandardCharsets.UTF_8);
        return text.length() <= MOST_CHARACTERS ? text
                : text.substring(0, MOST_CHARACTERS) + "\n… cut here; download it to read the rest";
    }

    static String size(long bytes) {
        return bytes < 1_000 ? bytes + " B" : bytes < 1_000_000 ? "%.1f kB".formatted(bytes / 1e3) : "%.1f MB".formatted(bytes / 1e6);
    }
}
