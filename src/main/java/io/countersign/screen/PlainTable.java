package io.countersign.screen;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** A table of the page itself: rows keep their place, and on a narrow screen each becomes a block with its heads. */
@StyleSheet("ui/styles/tables.css")
public final class PlainTable extends NativeTable {

    private final List<String> heads;

    /** @param heads the first column names the row; a blank head is for a column of actions */
    public PlainTable(String caption, List<String> heads) {
        this.heads = heads;
        addClassName("plain");
        setCaptionText(caption);
        var row = new NativeTableRow();
        heads.forEach(head -> row.add(head(head.isBlank() ? "Action" : head, head.isBlank() ? "out-of-sight" : "", "col")));
        getHead().add(row);
        getBody();
    }

    /** A row to be put in its place with {@link #put}; as many cells as there are heads. */
    public NativeTableRow row(Component... cells) {
        var row = new NativeTableRow();
        for (int column = 0; column < cells.length; column++) row.add(cell(column, cells[column]));
        return row;
    }

    public void put(int index, NativeTableRow row) {
        getBody().getElement().insertChild(index, row.getElement());
    }

    public void append(Component... cells) {
        getBody().add(row(cells));
    }

    public void clear() {
        getBody().removeAllRows();
    }

    public List<Component> rows() {
        return getBody().getChildren().toList();
    }

    private Component cell(int column, Component content) {
        if (column == 0) {
            var head = new NativeTableHeaderCell(content);
            head.getElement().setAttribute("scope", "row");
            return head;
        }
        var cell = new NativeTableCell(content);
        cell.getElement().setAttribute("data-head", heads.get(column));
        return cell;
    }

    private static NativeTableHeaderCell head(String text, String className, String scope) {
        var cell = new NativeTableHeaderCell();
        var words = new com.vaadin.flow.component.html.Span(text);
        if (!className.isEmpty()) words.addClassName(className);
        cell.add(words);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }
}
