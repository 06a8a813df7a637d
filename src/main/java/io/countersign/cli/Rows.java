package io.countersign.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of one UTF-8 file, read one by one so that its size does not matter. */
final class Rows implements AutoCloseable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final RowLayout layout;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<String, Integer> positions;
    private final int fields;
    private long kept;

    Rows(Path file, RowLayout layout) {
        this.file = file;
        this.layout = layout;
        this.parser = open();
        this.records = parser.iterator();
        this.positions = layout.hasHeader() ? header() : layout.positions();
        this.fields = layout.fields().orElse(positions.size());
    }

    /** @throws CannotRun naming a column of the mapping that the file does not have */
    void mustHave(Map<String, String> columnsByUse) {
        columnsByUse.forEach((use, column) -> {
            if (!positions.containsKey(column)) {
                throw new CannotRun(use + ": column '" + column + "' is unknown; " + file.getFileName() + " has "
                    + String.join(", ", positions.keySet()));
            }
        });
    }

    void forEach(long limit, Consumer<Row> action) {
        while (kept < limit) {
            var record = next();
            if (record.isEmpty()) {
                return;
            }
            row(record.get()).ifPresent(action);
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Optional<Row> row(CSVRecord row) {
        if (!isKept(row)) {
            return Optional.empty();
        }
        kept++;
        var line = firstLine(row);
        if (row.size() != fields) {
            return Optional.of(new Row.Unreadable(line, "expected " + fields + " fields, but found " + row.size()));
        }
        var cells = new HashMap<String, String>();
        positions.forEach((column, position) -> cells.put(column, row.get(position - 1)));
        return Optional.of(new Row.Cells(line, kept, Map.copyOf(cells)));
    }

    /** A row too short to hold the column asked about is kept, so that it is refused and not passed over. */
    private boolean isKept(CSVRecord row) {
        return layout.where().entrySet().stream().allMatch(condition -> {
            var position = positions.get(condition.getKey());
            return position > row.size() || condition.getValue().contains(row.get(position - 1));
        });
    }

    private long firstLine(CSVRecord row) {
        return parser.getCurrentLineNumber() - row.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
    }

    private Map<String, Integer> header() {
        var names = next().map(CSVRecord::toList).orElseThrow(() -> new CannotRun(file + ": empty, expected a header"));
        var byName = new LinkedHashMap<String, Integer>();
        for (var name : names) {
            var plain = byName.isEmpty() && name.startsWith(BYTE_ORDER_MARK) ? name.substring(1) : name;
            if (byName.putIfAbsent(plain.strip(), byName.size() + 1) != null) {
                throw new CannotRun(file + ", line 1: column '" + plain + "' is named twice");
            }
        }
        return byName;
    }

    private Optional<CSVRecord> next() {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException broken) {
            throw unreadable(broken.getCause(), parser.getCurrentLineNumber() + 1);
        }
    }

    private CSVParser open() {
        try {
            return CSVParser.parse(reader(), layout.format());
        } catch (IOException missing) {
            throw unreadable(missing, 1);
        }
    }

    /** A decoder that reports bytes which are not UTF-8, rather than replacing them. */
    private Reader reader() throws IOException {
        if (Files.isDirectory(file)) {
            throw new CannotRun(file + ": is a directory");
        }
        return new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder());
    }

    private CannotRun unreadable(IOException why, long line) {
        return new CannotRun(switch (why) {
            case NoSuchFileException missing -> file + ": no such file";
            case CharacterCodingException coding -> file + ", near line " + line + ": not UTF-8 text";
            default -> file + ", near line " + line + ": cannot be read: " + why.getMessage();
        });
    }
}
