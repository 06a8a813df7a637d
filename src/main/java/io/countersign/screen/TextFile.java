package io.countersign.screen;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.HtmlComponent;
import java.util.function.BiConsumer;

/** Lets a person choose a text file; the browser reads it, and nothing is kept of it but what its user makes of the text. */
public final class TextFile extends Div {

    private static final int LARGEST = 2_000_000;

    private final BiConsumer<String, String> chosen;

    @Tag("input")
    private static final class Input extends HtmlComponent {}

    /**
     * @param accept file name endings as HTML's {@code accept} lists them
     * @param chosen takes the file's name and its text
     */
    public TextFile(String label, String accept, BiConsumer<String, String> chosen) {
        this.chosen = chosen;
        addClassName("text-file");
        var input = new Input();
        input.getElement().setAttribute("type", "file").setAttribute("accept", accept);
        var labelled = new NativeLabel(label);
        labelled.add(input);
        add(labelled);
        input.getElement().executeJs("""
                this.addEventListener('change', async () => {
                  const file = this.files[0];
                  if (!file) return;
                  const fits = file.size <= $1;
                  this.setCustomValidity(fits ? '' : 'At most ' + $1 + ' bytes');
                  this.reportValidity();
                  if (fits) $0.$server.read(file.name, await file.text());
                });""", getElement(), LARGEST);
    }

    @ClientCallable
    private void read(String name, String text) {
        chosen.accept(name, text);
    }
}
