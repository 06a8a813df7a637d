package io.countersign.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.countersign.screen.ShellNotice;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The shell of every screen: where one may go on the left, who one is on top. */
@Layout
@PermitAll
class MainLayout extends AppLayout {

    MainLayout(AuthenticationContext authentication, List<ShellNotice> notices) {
        addClassName("shell");
        setPrimarySection(Section.NAVBAR);
        var toggle = new DrawerToggle();
        toggle.setAriaLabel("Show or hide the places to go");
        var product = new Span("Countersign");
        product.addClassName("product");
        var bar = new Header(toggle, product);
        bar.addClassName("bar");
        SignedIn.in(authentication).ifPresent(person -> bar.add(person(person), logOut(authentication)));
        addToNavbar(bar);
        notices.forEach(notice -> addToNavbar(notice.create()));
        addToDrawer(new Rail());
    }

    private static Component person(SignedIn person) {
        var name = new Span(person.name());
        name.addClassName("name");
        var membership = new Span(person.membership());
        membership.addClassName("membership");
        membership.setTitle(person.membership());
        var whole = new Div(name, membership);
        whole.addClassName("person");
        return whole;
    }

    private static Component logOut(AuthenticationContext authentication) {
        var button = new Button("Log out", _ -> authentication.logout());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}
