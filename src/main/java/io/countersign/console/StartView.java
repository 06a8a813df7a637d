package io.countersign.console;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.menu.MenuConfiguration;
import jakarta.annotation.security.PermitAll;

/** The way in: forwards to the first place that the person may open, and stays only where there is none. */
@Route("")
@PageTitle("Countersign")
@PermitAll
class StartView extends Main implements BeforeEnterObserver {

    StartView() {
        addClassName("message");
        add(new H1("Nothing to open yet"), new Paragraph("Your account has none of the roles that open a screen here. "
                + "Whoever looks after your accounts can give you one in Keycloak; then log in again."));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        MenuConfiguration.getMenuEntries().stream().findFirst()
                .ifPresent(first -> event.forwardTo(first.path().replaceFirst("^/", "")));
    }
}
