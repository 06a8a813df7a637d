package io.countersign.policy.ui;

import java.util.List;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import io.countersign.access.Caller;
import io.countersign.policy.UseCasePage;

/** Ways on to what else there is about a use case. */
final class UseCaseTabs extends Nav {

    UseCaseTabs(String key, List<UseCasePage> pages, Caller caller) {
        addClassName("pages");
        getElement().setAttribute("aria-label", "About this use case");
        pages.stream().filter(page -> page.roles().stream().anyMatch(caller::is)).forEach(page -> add(new Anchor("use-cases/" + key + "/" + page.path(), page.title())));
    }
}
