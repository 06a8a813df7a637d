package io.countersign.inbox.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.countersign.inbox.Tasks.QueueLoad;
import io.countersign.screen.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The queues one serves, each with how many cases wait in it; one is chosen. */
final class QueueChoice extends Div {

    private static final long COUNTED_UP_TO = 10_000;

    private final Map<String, Span> waiting = new LinkedHashMap<>();
    private final Map<String, NativeButton> buttons = new LinkedHashMap<>();

    QueueChoice(List<String> queues, Consumer<String> chosen) {
        addClassName("queues");
        getElement().setAttribute("role", "group").setAttribute("aria-label", "Queue");
        for (String queue : queues) {
            var count = new Span();
            count.addClassName("count");
            var button = new NativeButton("", _ -> chosen.accept(queue));
            button.add(new Span(Wording.name(queue)), count);
            waiting.put(queue, count);
            buttons.put(queue, button);
            add(button);
        }
    }

    void choose(String queue) {
        buttons.forEach((name, button) -> button.getElement().setAttribute("aria-pressed",
                String.valueOf(name.equals(queue))));
    }

    void show(List<QueueLoad> loads) {
        loads.forEach(load -> waiting.get(load.queue()).setText(count(load.waiting())));
    }

    static String count(long waiting) {
        return waiting > COUNTED_UP_TO ? "over 10,000" : "%,d".formatted(waiting);
    }
}
