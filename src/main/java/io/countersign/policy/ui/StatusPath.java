package io.countersign.policy.ui;

import java.util.List;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.UseCaseStatus;
import io.countersign.screen.Wording;
import org.jspecify.annotations.Nullable;

/** The way of the newest version into force, with where it stands and what the next step needs. */
final class StatusPath extends Div {

    private static final List<UseCaseStatus> WAY = List.of(UseCaseStatus.DRAFT, UseCaseStatus.ASSESSED, UseCaseStatus.TRIAL,
            UseCaseStatus.ACTIVE);

    StatusPath(RegisteredUseCase newest, @Nullable RegisteredUseCase inForce, List<FieldError> missing) {
        addClassName("standing");
        var way = new OrderedList();
        way.addClassName("way");
        WAY.forEach(status -> way.add(step(status, newest.status())));
        add(way, new Paragraph(sentence(newest, inForce)));
        if (newest.status().inForce() || missing.isEmpty()) return;
        add(new Paragraph("Before it can be activated it needs:"),
                new UnorderedList(missing.stream().map(each -> new ListItem(each.message())).toArray(ListItem[]::new)));
    }

    private static ListItem step(UseCaseStatus status, UseCaseStatus now) {
        var step = new ListItem(Wording.name(status.name()));
        boolean here = status == now || status == UseCaseStatus.ACTIVE && now == UseCaseStatus.SUSPENDED;
        if (here) step.getElement().setAttribute("aria-current", "step");
        else if (status.ordinal() < now.ordinal()) step.addClassName("past");
        return step;
    }

    private static String sentence(RegisteredUseCase newest, @Nullable RegisteredUseCase inForce) {
        if (inForce == null) return "Version " + newest.version() + " is " + word(newest) + ". No version is in force: submissions are refused.";
        String until = inForce.usableUntil() == null ? "" : " until " + inForce.usableUntil();
        if (inForce.status() == UseCaseStatus.SUSPENDED) return "Version " + inForce.version()
                + " is suspended: submissions are refused until a steward other than who suspended it resumes it.";
        return inForce.version() == newest.version() ? "Version " + inForce.version() + " takes submissions" + until + "."
                : "Version " + inForce.version() + " takes submissions" + until + "; version " + newest.version() + " is "
                        + word(newest) + ".";
    }

    private static String word(RegisteredUseCase version) {
        return switch (version.status()) {
            case DRAFT -> "a draft";
            case TRIAL -> "on trial";
            default -> version.status().name().toLowerCase();
        };
    }
}
