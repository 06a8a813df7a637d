package io.countersign.policy.ui;

import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.countersign.kernel.Result;
import io.countersign.policy.pack.Pack;
import io.countersign.policy.pack.PackText;
import io.countersign.policy.pack.PublishedPack;
import io.countersign.screen.Answered;
import io.countersign.screen.TextFile;

/** A pack as YAML, from a file or written here. Whatever contradicts itself in it is named, and nothing is published. */
final class PackForm extends NativeDetails {

    private final BiFunction<String, byte[], Result<PublishedPack>> publish;
    private final Answered answered;
    private final Runnable done;

    /**
     * @param text    to begin with
     * @param publish takes the pack's id and its text
     * @param done    runs once it is published
     */
    PackForm(String title, String text, BiFunction<String, byte[], Result<PublishedPack>> publish, Answered answered, Runnable done) {
        super(title);
        this.publish = publish;
        this.answered = answered;
        this.done = done;
        var yaml = new TextArea("The pack (YAML)");
        yaml.addClassName("definition");
        yaml.setValue(text);
        var form = new Div(new Paragraph("It governs the cases that are opened from then on. Earlier ones keep the version that they"
                + " were opened under."), new TextFile("From a file", ".yaml,.yml", (name, content) -> yaml.setValue(content)), yaml,
                new Button("Publish", _ -> publish(yaml.getValue())));
        form.addClassName("panel");
        setContent(form);
    }

    private void publish(String text) {
        switch (PackText.read(text)) {
            case Result.Refused<Pack>(var refusal) -> answered.refused(refusal);
            case Result.Ok<Pack>(var pack) -> {
                switch (publish.apply(pack.id(), text.getBytes(StandardCharsets.UTF_8))) {
                    case Result.Refused<PublishedPack>(var refusal) -> answered.refused(refusal);
                    case Result.Ok<PublishedPack>(var published) -> {
                        answered.done("Version " + published.version() + " of " + published.id() + " is published.");
                        done.run();
                    }
                }
            }
        }
    }
}
